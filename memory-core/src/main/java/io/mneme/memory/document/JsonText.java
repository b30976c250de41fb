package io.mneme.memory.document;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a document value as JSON (RFC 8259) for a prompt: keys sorted, so that equal values are equal texts. Not for
 * storage, where a library writes and reads. Thread-safe.
 */
public final class JsonText {

    private JsonText() {}

    /** The JSON text of a canonical value, see {@link Documents}. */
    public static String write(Object value) {
        StringBuilder json = new StringBuilder();
        append(value, json);
        return json.toString();
    }

    private static void append(Object value, StringBuilder json) {
        if (value instanceof Map<?, ?> map) {
            appendMap(map, json);
        } else if (value instanceof List<?> list) {
            json.append('[');
            for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
                append(items.next(), json);
                json.append(items.hasNext() ? "," : "");
            }
            json.append(']');
        } else if (value instanceof String text) {
            appendText(text, json);
        } else {
            json.append(value);
        }
    }

    private static void appendMap(Map<?, ?> map, StringBuilder json) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> sorted.put((String) key, item));
        json.append('{');
        String separator = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            json.append(separator);
            appendText(entry.getKey(), json);
            json.append(':');
            append(entry.getValue(), json);
            separator = ",";
        }
        json.append('}');
    }

    private static void appendText(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '"', '\\' -> json.append('\\').append(next);
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                default -> {
                    if (next < 0x20) {
                        json.append(String.format("\\u%04x", (int) next));
                    } else {
                        json.append(next);
                    }
                }
            }
        }
        json.append('"');
    }
}
