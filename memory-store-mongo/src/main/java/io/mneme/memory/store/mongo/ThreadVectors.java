package io.mneme.memory.store.mongo;

import io.mneme.memory.store.mongo.RecallSnapshot.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * The vectors of one thread. Immutable and thread-safe.
 *
 * @param state what the head said when they were read
 * @param entries all that counted
 */
record ThreadVectors(IndexState state, List<One> entries) {

    /** What an entry takes in memory besides its vector, bytes. */
    private static final int OVERHEAD = 64;

    /**
     * One vector.
     *
     * @param place the message's place
     * @param chunk the chunk
     * @param stored see {@link Vectors}; not to be changed
     */
    record One(long place, int chunk, byte[] stored) {}

    /** Nothing yet. */
    static ThreadVectors none(IndexState state) {
        return new ThreadVectors(
                new IndexState(state.run(), state.epoch(), 0, 0, 0, null, 0, state.shrunk()), List.of());
    }

    /** Whether all that {@code now} counts is among them, or at least all up to where they go. */
    boolean holdFor(IndexState now) {
        return state.agreesWith(now);
    }

    /** These and those that were read beyond them; {@code read} may hold others too. */
    ThreadVectors with(List<FoundEntry> read, Counted now) {
        List<One> all = new ArrayList<>(entries);
        for (FoundEntry entry : read) {
            if (entry.vector() != null && entry.place() > state.indexed() && now.counts(entry)) {
                all.add(new One(entry.place(), entry.chunk(), entry.vector()));
            }
        }
        return new ThreadVectors(now.index(), List.copyOf(all));
    }

    /** About how many bytes they take. */
    long bytes() {
        return entries.stream().mapToLong(one -> OVERHEAD + one.stored().length).sum();
    }
}
