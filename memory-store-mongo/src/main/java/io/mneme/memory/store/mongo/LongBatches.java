package io.mneme.memory.store.mongo;

import io.mneme.memory.thread.ThreadKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where long batches lie, as this process last saw them: too long to be found by trying the places before a message.
 * Only hints: what is read tells whether they are right. Thread-safe.
 */
final class LongBatches {

    private static final int MOST_THREADS = 1_000;
    private static final int MOST_OF_THREAD = 100;

    private final Map<Thread, NavigableMap<Long, Long>> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Thread, NavigableMap<Long, Long>> eldest) {
            return size() > MOST_THREADS;
        }
    };

    private record Thread(ThreadKey key, long generation) {}

    /**
     * The places of a batch.
     *
     * @param start the first one
     * @param end the last one
     */
    record Extent(long start, long end) {}

    /** A batch was read. */
    synchronized void seen(Head head, Extent batch) {
        NavigableMap<Long, Long> batches =
                recent.computeIfAbsent(new Thread(head.key(), head.generation()), thread -> new TreeMap<>());
        batches.put(batch.start(), batch.end());
        if (batches.size() > MOST_OF_THREAD) {
            batches.pollFirstEntry();
        }
    }

    /** The long batch that probably has a place. */
    synchronized Optional<Extent> holding(Head head, long place) {
        NavigableMap<Long, Long> batches = recent.get(new Thread(head.key(), head.generation()));
        return Optional.ofNullable(batches == null ? null : batches.floorEntry(place))
                .filter(batch -> batch.getValue() >= place)
                .map(batch -> new Extent(batch.getKey(), batch.getValue()));
    }

    /** There is no such batch any more. */
    synchronized void forget(Head head, Extent batch) {
        NavigableMap<Long, Long> batches = recent.get(new Thread(head.key(), head.generation()));
        if (batches != null) {
            batches.remove(batch.start());
        }
    }
}
