package io.mneme.memory.document;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The document form: trees of {@code Map<String, Object>}, {@code List}, {@code String}, {@code Long}, {@code Double},
 * {@code Boolean} and null, the common ground of JSON, {@code jsonb} and BSON. A canonical tree reads back equal from
 * every store; the order of keys is not kept. Thread-safe.
 */
public final class Documents {

    /** Deepest nesting; MongoDB allows 100 for the whole message around it. */
    public static final int MAX_DEPTH = 64;

    private static final double LONG_LIMIT = 0x1p63;

    private Documents() {}

    /**
     * A canonical, immutable copy of {@code map}; see {@link #value}.
     *
     * @throws InvalidInput if it is null or holds what a document cannot hold
     */
    public static Map<String, Object> object(Map<?, ?> map) {
        if (map == null) {
            throw new InvalidInput("a document must not be null");
        }
        return map.isEmpty() ? Map.of() : object(map, 1);
    }

    /**
     * A canonical, immutable copy of {@code value}. Numbers as in JSON: 3, 3L and 3.0 are the same, a {@code Long};
     * everything else is the nearest {@code Double}.
     *
     * @throws InvalidInput if it is not a document value, is nested deeper than {@link #MAX_DEPTH}, has a key that is
     *     null or holds U+0000, text that is not valid Unicode, or a number that is not finite
     */
    public static Object value(Object value) {
        return value(value, 0);
    }

    private static Object value(Object value, int depth) {
        if (value == null || value instanceof Boolean || value instanceof Long) {
            return value;
        } else if (value instanceof String text) {
            return Identifiers.checkText("document text", text);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Map<?, ?> map) {
            return object(map, depth + 1);
        } else if (value instanceof Collection<?> list) {
            return list(list, depth + 1);
        }
        throw new InvalidInput("a document cannot hold a " + value.getClass().getName());
    }

    private static Map<String, Object> object(Map<?, ?> map, int depth) {
        checkDepth(depth);
        Map<String, Object> copy = new LinkedHashMap<>(map.size() * 2);
        map.forEach((key, value) -> copy.put(key(key), value(value, depth)));
        return Collections.unmodifiableMap(copy);
    }

    private static List<Object> list(Collection<?> list, int depth) {
        checkDepth(depth);
        List<Object> copy = new ArrayList<>(list.size());
        for (Object item : list) {
            copy.add(value(item, depth));
        }
        return Collections.unmodifiableList(copy);
    }

    private static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidInput("a document must not be nested deeper than " + MAX_DEPTH);
        }
    }

    private static String key(Object key) {
        if (!(key instanceof String text)) {
            throw new InvalidInput("a document's keys must be strings");
        }
        if (Identifiers.checkText("document key", text).indexOf('\0') >= 0) {
            throw new InvalidInput("a document's key must not hold U+0000");
        }
        return text;
    }

    private static Object number(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        } else if (number instanceof BigInteger integer && integer.bitLength() < Long.SIZE) {
            return integer.longValue();
        } else if (number instanceof BigDecimal decimal && isLong(decimal)) {
            return decimal.longValueExact();
        }
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new InvalidInput("a document's numbers must be finite");
        }
        boolean whole = value == Math.rint(value) && value >= -LONG_LIMIT && value < LONG_LIMIT;
        return whole ? (Object) (long) value : (Object) value;
    }

    private static boolean isLong(BigDecimal decimal) {
        // The digits before the point are counted first: 1E+1000000 must not be expanded.
        return (long) decimal.precision() - decimal.scale() <= 19
                && decimal.scale() < 400
                && decimal.stripTrailingZeros().scale() <= 0
                && decimal.toBigInteger().bitLength() < Long.SIZE;
    }
}
