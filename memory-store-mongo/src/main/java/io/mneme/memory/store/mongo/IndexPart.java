package io.mneme.memory.store.mongo;

import java.util.List;
import org.bson.Document;

/**
 * Entries on their way into the index.
 *
 * @param writer random id of the attempt
 * @param documents the entries as stored, not settled
 */
record IndexPart(String writer, List<Document> documents) {

    int size() {
        return documents.size();
    }

    /** Number of terms in all of them. */
    long terms() {
        return documents.stream()
                .mapToLong(entry -> entry.getLong(Fields.LENGTH))
                .sum();
    }
}
