package io.mneme.memory.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts calls at the same moment, each on a thread of its own. */
public final class Race {

    private static final int PATIENCE_SECONDS = 120;

    private Race() {}

    /**
     * Runs all, and waits for all.
     *
     * @return how each ended, in the order of {@code racers}
     * @throws AssertionError if one throws anything but a {@link io.mneme.memory.MemoryException}, or does not end
     *     within two minutes
     */
    public static <T> List<Outcome<T>> run(List<Callable<T>> racers) {
        ExecutorService pool = Executors.newFixedThreadPool(racers.size());
        try {
            CyclicBarrier gate = new CyclicBarrier(racers.size());
            List<Future<Outcome<T>>> running = new ArrayList<>();
            for (Callable<T> racer : racers) {
                running.add(pool.submit(() -> afterGate(gate, racer)));
            }
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<Outcome<T>> one : running) {
                outcomes.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted during a race", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a racer failed with " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a racer did not end", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> Outcome<T> afterGate(CyclicBarrier gate, Callable<T> racer)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        gate.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return Outcome.of(racer);
    }
}
