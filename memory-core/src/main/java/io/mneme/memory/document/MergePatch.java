package io.mneme.memory.document;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON Merge Patch (RFC 7396) on document trees: objects are merged, null removes a key, everything else, arrays
 * included, replaces. An absent key changes nothing. Thread-safe.
 */
public final class MergePatch {

    private MergePatch() {}

    /**
     * Returns {@code target} changed by {@code patch}; neither is changed itself. An empty patch returns an equal
     * document.
     *
     * @throws io.mneme.memory.MemoryException.InvalidInput if one is not a document
     */
    public static Map<String, Object> apply(Map<String, Object> target, Map<String, Object> patch) {
        return Documents.object(merged(target, patch));
    }

    private static Map<String, Object> merged(Map<?, ?> target, Map<?, ?> patch) {
        Map<String, Object> result = new LinkedHashMap<>();
        target.forEach((key, value) -> result.put((String) key, value));
        patch.forEach((key, change) -> {
            if (change == null) {
                result.remove((String) key);
            } else if (change instanceof Map<?, ?> nested) {
                Object old = result.get((String) key);
                result.put((String) key, merged(old instanceof Map<?, ?> map ? map : Map.of(), nested));
            } else {
                result.put((String) key, change);
            }
        });
        return result;
    }
}
