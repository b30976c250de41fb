package io.mneme.memory.port.model;

import java.util.List;
import java.util.Map;

/** A JSON Schema and its validator, which lives outside the core. Thread-safe. */
public interface DocumentSchema {

    /** Any document. */
    DocumentSchema ANY = new DocumentSchema() {
        @Override
        public Map<String, Object> document() {
            return Map.of("type", "object");
        }

        @Override
        public List<String> violations(Map<String, Object> document) {
            return List.of();
        }
    };

    /** The schema as a document, for the model. */
    Map<String, Object> document();

    /**
     * Validates a document.
     *
     * @param document the whole document, after a merge
     * @return what is wrong, one line each, naming places and rules and no values; empty if it is valid
     */
    List<String> violations(Map<String, Object> document);
}
