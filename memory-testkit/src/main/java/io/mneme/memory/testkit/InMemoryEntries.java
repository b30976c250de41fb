package io.mneme.memory.testkit;

import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** What a recall index keeps of one thread. Guarded by the lock of {@link InMemoryTables}. */
final class InMemoryEntries {

    private final NavigableMap<Long, List<IndexEntry>> byPlace = new TreeMap<>();
    private long indexed;

    /** Everything up to this place is indexed. */
    long indexed() {
        return indexed;
    }

    /** Newest first, a message's chunks in order. */
    List<IndexEntry> newestFirst() {
        return byPlace.descendingMap().values().stream().flatMap(List::stream).toList();
    }

    void add(IndexBatch batch, LongPredicate messageAt) {
        indexed = batch.upTo();
        for (IndexEntry entry : batch.entries()) {
            if (messageAt.test(entry.sequence())) {
                byPlace.computeIfAbsent(entry.sequence(), place -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    void remove(long place) {
        byPlace.remove(place);
    }

    void clear() {
        byPlace.clear();
    }

    /** Starts again, as if nothing had been indexed. */
    void reset() {
        byPlace.clear();
        indexed = 0;
    }
}
