package io.mneme.memory.store.mongo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Document trees as BSON, lossless. Keys with dots, dollars or nothing in them are escaped, since servers read them as
 * paths and operators. The core allows 64 levels; with those of a message and of a command it is less than the 100 that
 * a server takes.
 */
final class Trees {

    private Trees() {}

    /** A canonical document as BSON. */
    static Document encode(Map<?, ?> map) {
        Document document = new Document();
        map.forEach((key, value) -> document.append(escape((String) key), encodeValue(value)));
        return document;
    }

    /** A canonical value as BSON. */
    static Object encodeValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return encode(map);
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(inner -> copy.add(encodeValue(inner)));
            return copy;
        }
        return value;
    }

    /** The inverse of {@link #encode}. */
    static Map<String, Object> decode(Map<?, ?> document) {
        Map<String, Object> map = new LinkedHashMap<>(document.size() * 2);
        document.forEach((key, value) -> map.put(unescape((String) key), decodeValue(value)));
        return map;
    }

    /** The inverse of {@link #encodeValue}. */
    static Object decodeValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return decode(map);
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(inner -> copy.add(decodeValue(inner)));
            return copy;
        }
        return value;
    }

    /** A percent sign stands before the code of what it replaces; alone it is the empty key. */
    private static String escape(String key) {
        if (key.isEmpty()) {
            return "%";
        }
        boolean plain = key.indexOf('%') < 0 && key.indexOf('.') < 0 && key.indexOf('$') < 0;
        return plain ? key : key.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
    }

    private static String unescape(String key) {
        if (key.indexOf('%') < 0) {
            return key;
        }
        return key.equals("%")
                ? ""
                : key.replace("%24", "$").replace("%2E", ".").replace("%25", "%");
    }
}
