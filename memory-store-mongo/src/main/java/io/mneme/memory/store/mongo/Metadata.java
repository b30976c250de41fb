package io.mneme.memory.store.mongo;

import static io.mneme.memory.store.mongo.Fields.KEY;
import static io.mneme.memory.store.mongo.Fields.VALUE;

import io.mneme.memory.document.MetadataFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Metadata as a list of {@code {k, v}}: a key is data, so no key is read as a path, and a condition is "the list has
 * this element", which tells a missing key from null, and 1 from true.
 */
final class Metadata {

    private Metadata() {}

    /** Metadata as stored. */
    static List<Document> encode(Map<String, Object> metadata) {
        List<Document> entries = new ArrayList<>(metadata.size());
        metadata.forEach((key, value) -> entries.add(entry(key, value)));
        return entries;
    }

    /** Stored metadata; empty for null. */
    static Map<String, Object> decode(List<Document> entries) {
        if (entries == null) {
            return Map.of();
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        entries.forEach(entry -> metadata.put(entry.getString(KEY), Trees.decodeValue(entry.get(VALUE))));
        return metadata;
    }

    /** The elements that metadata must have to pass {@code filter}. */
    static List<Document> wanted(MetadataFilter filter) {
        return encode(filter.values());
    }

    private static Document entry(String key, Object value) {
        return new Document(KEY, key).append(VALUE, Trees.encodeValue(value));
    }
}
