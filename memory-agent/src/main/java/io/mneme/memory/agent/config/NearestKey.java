package io.mneme.memory.agent.config;

import java.util.Comparator;
import java.util.List;

/** Finds what somebody meant who mistyped a key. */
final class NearestKey {

    private NearestKey() {}

    /** The known key with the fewest changes to {@code typed}; the first of equals. */
    static String of(String typed, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(key -> distance(typed, key)))
                .orElseThrow();
    }

    /** Levenshtein distance: the fewest characters to insert, remove or replace. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
