package io.mneme.memory.document;

import io.mneme.memory.MemoryException.InvalidInput;
import java.util.Map;

/**
 * Keeps what has all the given values at the top level of its metadata. Values are text, numbers, booleans or null;
 * null means that the key is there and holds null. Keys may hold any character and are never read as a path. Immutable
 * and thread-safe.
 *
 * @param values key and value, all of which must be equal; empty keeps everything
 */
public record MetadataFilter(Map<String, Object> values) {

    /** Most conditions in one filter. */
    public static final int MAX_CONDITIONS = 20;

    /** Keeps everything. */
    public static final MetadataFilter NONE = new MetadataFilter(Map.of());

    /** @throws InvalidInput if there are more than {@link #MAX_CONDITIONS} or a value is an object or a list */
    public MetadataFilter {
        values = Documents.object(values);
        if (values.size() > MAX_CONDITIONS) {
            throw new InvalidInput("a metadata filter has at most " + MAX_CONDITIONS + " conditions");
        }
        values.forEach((key, value) -> {
            if (value instanceof Map || value instanceof java.util.List) {
                throw new InvalidInput("a metadata filter compares text, numbers, booleans and null only");
            }
        });
    }

    /** Whether {@code metadata}, a canonical document, has all values. */
    public boolean matches(Map<String, Object> metadata) {
        return values.entrySet().stream()
                .allMatch(wanted -> metadata.containsKey(wanted.getKey())
                        && java.util.Objects.equals(metadata.get(wanted.getKey()), wanted.getValue()));
    }
}
