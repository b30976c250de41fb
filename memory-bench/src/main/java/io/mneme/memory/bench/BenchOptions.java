package io.mneme.memory.bench;

import java.util.List;
import java.util.Optional;

/**
 * The options of a run.
 *
 * @param store the store's URL, or null for a temporary SQLite file
 * @param rounds measured rounds, of all threads together
 * @param threads the numbers of threads to measure with, one after the other
 * @param minimal whether the bare driver's tables have no index but their keys
 * @param smoke whether only to show that it runs
 */
public record BenchOptions(String store, int rounds, List<Integer> threads, boolean minimal, boolean smoke) {

    /** @throws IllegalArgumentException if a number is below 1 */
    public BenchOptions {
        positive("--rounds", rounds);
        threads.forEach(count -> positive("--threads", count));
        threads = List.copyOf(threads);
    }

    /**
     * Returns {@code value}, the option's.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public static int positive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " takes numbers from 1, not " + value);
        }
        return value;
    }

    /** The store's URL, if one was given. */
    public Optional<String> storeUrl() {
        return Optional.ofNullable(store);
    }

    /** {@code full}, or {@code shortForm} in a smoke run. */
    public int scaled(int full, int shortForm) {
        return smoke ? shortForm : full;
    }
}
