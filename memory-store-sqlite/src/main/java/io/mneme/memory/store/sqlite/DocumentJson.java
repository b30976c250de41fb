package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Misconfigured;
import java.util.Collection;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Documents as JSON text and back, without loss. Thread-safe. */
final class DocumentJson {

    /** The core has checked the documents; a limit here would only make stored text unreadable. */
    private static final StreamReadConstraints NO_LIMITS = StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(NO_LIMITS).build())
            .build();

    private static final ObjectReader READER = MAPPER.readerForMapOf(Object.class);
    private static final ObjectWriter WRITER = MAPPER.writer();

    private DocumentJson() {}

    static String write(Map<String, Object> document) {
        return WRITER.writeValueAsString(document);
    }

    /** Null for an empty document, as columns have it. */
    static String writeOrNull(Map<String, Object> document) {
        return document.isEmpty() ? null : write(document);
    }

    /** An array, for statements that take any number of values. */
    static String array(Collection<?> values) {
        return WRITER.writeValueAsString(values);
    }

    /**
     * The inverse of {@link #write}.
     *
     * @throws Misconfigured if the text is not JSON; its own message would quote the text
     */
    static Map<String, Object> read(String json) {
        try {
            return READER.readValue(json);
        } catch (JacksonException e) {
            throw new Misconfigured("a stored document is not JSON");
        }
    }

    /** The inverse of {@link #writeOrNull}. */
    static Map<String, Object> readOrEmpty(String json) {
        return json == null ? Map.of() : read(json);
    }
}
