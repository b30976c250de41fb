package io.mneme.memory.bench;

import java.util.Optional;

/**
 * The options of a run.
 *
 * @param store the store's URL, or null for a temporary SQLite file
 * @param rounds measured rounds
 * @param smoke whether only to show that it runs
 */
public record BenchOptions(String store, int rounds, boolean smoke) {

    /** The store's URL, if one was given. */
    public Optional<String> storeUrl() {
        return Optional.ofNullable(store);
    }

    /** {@code full}, or {@code shortForm} in a smoke run. */
    public int scaled(int full, int shortForm) {
        return smoke ? shortForm : full;
    }
}
