package io.mneme.memory.bench.store;

import io.mneme.memory.bench.measure.Progress;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a store is filled with through its port: threads of a hundred owners, some of which are measured later. They
 * stand between the others, so that the measured ones are spread over the whole store.
 *
 * @param measured number of threads that are measured
 * @param length messages in each of them
 * @param others number of further threads, of one turn each; a multiple of {@code measured}
 */
record Filling(int measured, int length, int others) {

    private static final int OWNERS = 100;

    /** A measured thread, counted round and round from 0. */
    ThreadKey thread(int number) {
        return key(number % measured * gap());
    }

    long messages() {
        return (long) measured * length + 2L * others;
    }

    long threads() {
        return (long) measured + others;
    }

    /** Appends it all, with several callers at once. */
    void into(MemoryStore store, String label) throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(StoreUnderTest.MOST_THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads(); i++) {
                int number = i;
                running.add(callers.submit(() -> fill(store, number)));
            }
            long done = 0;
            for (Future<?> one : running) {
                one.get();
                Progress.show(label, ++done, threads());
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private void fill(MemoryStore store, int number) {
        if (number % gap() == 0) {
            Turns.fill(store, key(number), length);
        } else {
            Turns.append(store, key(number));
        }
    }

    private int gap() {
        return 1 + others / measured;
    }

    private static ThreadKey key(int number) {
        return ThreadKey.of("owner-" + number % OWNERS, "thread-" + number);
    }
}
