package io.mneme.memory.bench.measure;

import java.util.concurrent.Callable;

/**
 * Times two pieces of work in turn, so that both see the same machine: in each round A then B, or B then A. What drifts
 * in the machine's speed then hits both, and the ratio of their medians holds.
 */
public final class Paired {

    private Paired() {}

    /** Both samples of a paired run. */
    public record Result(Sample ours, Sample bare) {

        /** Ratio of the medians. */
        public double ratio() {
            return ours.micros(0.5) / bare.micros(0.5);
        }
    }

    /**
     * Runs {@code rounds} measured rounds after a quarter as many for warm-up.
     *
     * @param label for the progress line on standard error
     */
    public static Result measure(String label, int rounds, Callable<?> ours, Callable<?> bare) throws Exception {
        Sample first = new Sample(rounds);
        Sample second = new Sample(rounds);
        int warmUp = Math.max(rounds / 4, 1);
        for (int round = -warmUp; round < rounds; round++) {
            boolean oursFirst = (round & 1) == 0;
            long a = time(oursFirst ? ours : bare);
            long b = time(oursFirst ? bare : ours);
            if (round >= 0) {
                first.add(oursFirst ? a : b);
                second.add(oursFirst ? b : a);
            }
            Progress.show(label, round + warmUp + 1, rounds + warmUp);
        }
        return new Result(first, second);
    }

    private static long time(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return System.nanoTime() - start;
    }
}
