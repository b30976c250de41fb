package io.mneme.memory.testkit.contract;

import io.mneme.memory.testkit.HostileTexts;
import io.mneme.memory.testkit.SampleDocuments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Documents and conditions that careless filters confuse. */
final class FilterCases {

    private static final String KEY = "key";

    private FilterCases() {}

    /** Documents, all different; no two of them pass the same condition on one key. */
    static List<Map<String, Object>> documents() {
        List<Map<String, Object>> documents = new ArrayList<>();
        documents.add(Map.of());
        documents.add(Collections.singletonMap(KEY, null));
        for (Object value : values()) {
            documents.add(Map.of(KEY, value));
        }
        documents.add(Map.of(KEY, List.of("text")));
        documents.add(Map.of(KEY, Map.of("text", "text")));
        documents.add(Map.of("outer", Map.of("inner", "nested")));
        documents.add(Map.of("outer.inner", "flat"));
        documents.add(Map.of("first", 1L, "second", "x"));
        documents.add(Map.of("first", 1L, "second", "y"));
        SampleDocuments.HOSTILE_KEYS.forEach(key -> documents.add(Map.of("_" + key, "under", key, "plain")));
        return documents;
    }

    /** Conditions, most of which one document passes. */
    static List<Map<String, Object>> conditions() {
        List<Map<String, Object>> conditions = new ArrayList<>();
        conditions.add(Collections.singletonMap(KEY, null));
        conditions.add(Collections.singletonMap("missing", null));
        for (Object value : values()) {
            conditions.add(Map.of(KEY, value));
        }
        conditions.addAll(List.of(
                Map.of(KEY, "%"),
                Map.of(KEY, 3),
                Map.of("outer.inner", "nested"),
                Map.of("outer.inner", "flat"),
                Map.of("key.text", "text"),
                Map.of("first", 1L),
                Map.of("first", 1.0, "second", "x"),
                Map.of("first", 1L, "second", "z")));
        SampleDocuments.HOSTILE_KEYS.forEach(key -> conditions.add(Map.of(key, "plain")));
        conditions.add(Map.of("$ne", "x"));
        return conditions;
    }

    private static List<Object> values() {
        List<Object> values = new ArrayList<>(List.of(
                "text",
                "Text",
                "text ",
                "true",
                true,
                false,
                "null",
                0L,
                1L,
                "1",
                3L,
                "3",
                3.5,
                -3.5,
                "3.5",
                0.1,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                (1L << 53) + 1,
                1L << 53,
                0x1p63,
                1e300));
        values.addAll(HostileTexts.ALL);
        return values;
    }
}
