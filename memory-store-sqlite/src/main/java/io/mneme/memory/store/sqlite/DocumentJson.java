package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Misconfigured;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.MappingIterator;
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

    /**
     * Many documents with one parser: for the small ones of a conversation, half the work is to set a parser up.
     *
     * @return one for each text; empty if a text is not exactly one document
     */
    static Optional<List<Map<String, Object>>> readAll(List<String> texts) {
        List<Map<String, Object>> documents = new ArrayList<>(texts.size());
        long end = 0;
        try (MappingIterator<Map<String, Object>> parser = READER.readValues(new ChainedReader(texts))) {
            for (String text : texts) {
                documents.add(parser.nextValue());
                end += text.length();
                // Where it ended tells that a document is not made of parts of two texts.
                if (parser.currentLocation().getCharOffset() != end) {
                    return Optional.empty();
                }
            }
            return Optional.of(documents);
        } catch (JacksonException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /** The inverse of {@link #writeOrNull}. */
    static Map<String, Object> readOrEmpty(String json) {
        return json == null ? Map.of() : read(json);
    }
}
