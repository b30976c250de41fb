package io.mneme.memory.server.cli.output;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON text on one line, keys in order. Lossless; what {@link Printable} shows as a number is written as an escape, so
 * that JSON is safe on a terminal too. Thread-safe.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .characterEscapes(new HiddenCharacters())
                    .build())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /** A document (maps, lists, text, numbers, booleans, null) as one line without its end. */
    public static String write(Object document) {
        return MAPPER.writeValueAsString(document);
    }

    /**
     * Reads a JSON object.
     *
     * @throws IllegalArgumentException if {@code text} is something else; the message says where
     */
    public static Map<String, Object> readObject(String text) {
        try {
            Map<String, Object> object = MAPPER.readValue(text, OBJECT);
            if (object == null) {
                throw new IllegalArgumentException("not a JSON object");
            }
            return object;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON object: " + e.getOriginalMessage(), e);
        }
    }

    private static final class HiddenCharacters extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int DELETE = 0x7F;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[DELETE] = ESCAPE_CUSTOM;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            // Called for each UTF-16 code unit; nothing that a terminal obeys needs two.
            boolean single = character <= Character.MAX_VALUE && !Character.isSurrogate((char) character);
            return single && Printable.hidden(character) ? new SerializedString("\\u%04X".formatted(character)) : null;
        }
    }
}
