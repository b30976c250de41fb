package io.mneme.memory.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents that break careless stores. Thread-safe. */
public final class SampleDocuments {

    /** Keys with everything that some database reads as syntax. */
    public static final List<String> HOSTILE_KEYS = List.of(
            "",
            " ",
            ".",
            "a.b",
            ".a.",
            "$",
            "$set",
            "$.a",
            "$[0]",
            "it's",
            "say \"hi\"",
            "a\\b",
            "a\nb",
            "\u0001",
            "%",
            "_",
            "_id",
            "id",
            "parts",
            "?",
            ":name",
            "a[0]",
            "0",
            "__proto__",
            "ключ",
            "😀",
            "e\u0301",
            "\u00E9",
            "Key",
            "key");

    private SampleDocuments() {}

    /** Every type of value and the ends of its range. */
    public static Map<String, Object> everyType() {
        Map<String, Object> document = new HashMap<>(numbers());
        document.put("text", "some text");
        document.put("empty text", "");
        document.put("nul", "a\0b");
        document.put("looks like a number", "42");
        document.put("looks like a time", "2026-01-02T03:04:05Z");
        document.put("true", true);
        document.put("false", false);
        document.put("null", null);
        document.put("empty object", Map.of());
        document.put("empty list", List.of());
        document.put("list", Arrays.asList("text", 1L, 1.5, null, true, List.of(List.of()), Map.of("key", "value")));
        document.put("object", hostileKeys());
        return document;
    }

    private static Map<String, Object> numbers() {
        Map<String, Object> numbers = new HashMap<>();
        numbers.put("zero", 0L);
        numbers.put("minus one", -1L);
        numbers.put("above 32 bits", 1L << 40);
        numbers.put("above 53 bits", (1L << 53) + 1);
        numbers.put("most", Long.MAX_VALUE);
        numbers.put("least", Long.MIN_VALUE);
        numbers.put("fraction", 0.1);
        numbers.put("tiny", Double.MIN_VALUE);
        numbers.put("huge", Double.MAX_VALUE);
        // Java 17 prints this as 9.223372036854775807E18, which read as a decimal is Long.MAX_VALUE.
        numbers.put("one above most", 0x1p63);
        numbers.put("far above most", 0x1p64);
        return numbers;
    }

    /** Every hostile key, with the key as value. */
    public static Map<String, Object> hostileKeys() {
        Map<String, Object> document = new HashMap<>();
        HOSTILE_KEYS.forEach(key -> document.put(key, "value of " + key));
        return document;
    }

    /** Every hostile text as a value. */
    public static Map<String, Object> hostileTexts() {
        return Map.of("texts", new ArrayList<>(HostileTexts.ALL));
    }

    /** Objects and lists in turn, {@code depth} levels in all. */
    public static Map<String, Object> nested(int depth) {
        Object inner = "innermost";
        for (int level = depth; level > 1; level--) {
            inner = level % 2 == 0 ? Arrays.asList(inner, null) : Map.of("level", inner);
        }
        return Map.of("level", inner);
    }
}
