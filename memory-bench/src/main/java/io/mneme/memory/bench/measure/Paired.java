package io.mneme.memory.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;

/**
 * Times two pieces of work in turn, so that both see the same machine: in each round A then B, or B then A. What drifts
 * in the machine's speed then hits both, and the ratio of their medians holds. With several threads a turn is a block
 * of rounds, and all threads do the same in it: a thread never waits for the other work's load.
 */
public final class Paired {

    private static final int BLOCK = 20;

    private final String label;
    private final int blocks;
    private final int block;
    private final Phaser together;

    private Paired(String label, int rounds, int threads) {
        this.label = label;
        block = threads == 1 ? 1 : BLOCK;
        blocks = Math.max(1, rounds / (threads * block));
        together = new Phaser(threads);
    }

    /** Both samples of a paired run. */
    public record Result(Sample ours, Sample bare) {

        /** Ratio of the medians. */
        public double ratio() {
            return ours.micros(0.5) / bare.micros(0.5);
        }
    }

    /** What one thread does in turn. */
    public record Work(Callable<?> ours, Callable<?> bare) {}

    /** {@link #measure(String, int, List)} with one thread. */
    public static Result measure(String label, int rounds, Callable<?> ours, Callable<?> bare)
            throws InterruptedException, ExecutionException {
        return measure(label, rounds, List.of(new Work(ours, bare)));
    }

    /**
     * Runs {@code rounds} measured rounds, all threads' together, after as many for warm-up: the JVM's compiler needs
     * some ten thousand.
     *
     * @param label for the progress line on standard error
     * @param threads each thread's work
     * @throws ExecutionException if some work fails, with its exception as the cause
     */
    public static Result measure(String label, int rounds, List<Work> threads)
            throws InterruptedException, ExecutionException {
        Paired run = new Paired(label, rounds, threads.size());
        ExecutorService pool = Executors.newFixedThreadPool(threads.size());
        try {
            List<Future<Result>> running = new ArrayList<>();
            for (Work work : threads) {
                boolean tells = running.isEmpty();
                running.add(pool.submit(() -> run.time(work, tells)));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> one : running) {
                results.add(one.get());
            }
            return new Result(
                    Sample.of(results.stream().map(Result::ours).toList()),
                    Sample.of(results.stream().map(Result::bare).toList()));
        } finally {
            pool.shutdownNow();
        }
    }

    private Result time(Work work, boolean tells) throws Exception {
        Sample ours = new Sample(blocks * block);
        Sample bare = new Sample(blocks * block);
        int warmUp = blocks;
        try {
            for (int i = -warmUp; i < blocks; i++) {
                boolean oursFirst = (i & 1) == 0;
                boolean counts = i >= 0;
                time(oursFirst ? work.ours() : work.bare(), counts, oursFirst ? ours : bare);
                time(oursFirst ? work.bare() : work.ours(), counts, oursFirst ? bare : ours);
                if (tells) {
                    Progress.show(label, i + warmUp + 1, blocks + warmUp);
                }
            }
        } finally {
            // Also after a failure: the others must not wait.
            together.arriveAndDeregister();
        }
        return new Result(ours, bare);
    }

    private void time(Callable<?> work, boolean counts, Sample sample) throws Exception {
        together.arriveAndAwaitAdvance();
        for (int i = 0; i < block; i++) {
            long start = System.nanoTime();
            work.call();
            long duration = System.nanoTime() - start;
            if (counts) {
                sample.add(duration);
            }
        }
    }
}
