package io.mneme.memory.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A SHA-256 over document values, the same for equal values in whatever store they were: keys are sorted, and each
 * value is told apart from every other by its kind and length. For one thread.
 */
public final class DocumentDigest {

    private final MessageDigest digest;

    /** A digest over nothing yet. */
    public DocumentDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Adds a document value in canonical form, see {@link Documents}; returns this. */
    public DocumentDigest add(Object value) {
        if (value instanceof Map<?, ?> map) {
            addMap(map);
        } else if (value instanceof List<?> list) {
            add('l', Integer.toString(list.size()));
            list.forEach(this::add);
        } else if (value instanceof String text) {
            add('s', text);
        } else {
            // "1" and 1, or "true" and true, must not be the same.
            add(value == null ? 'n' : value instanceof Boolean ? 'b' : 'd', String.valueOf(value));
        }
        return this;
    }

    /** The digest of everything added, in hexadecimal; afterwards it is over nothing again. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void addMap(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        add('m', Integer.toString(sorted.size()));
        sorted.forEach((key, value) -> {
            add('k', key);
            add(value);
        });
    }

    private void add(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((kind + ":" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
