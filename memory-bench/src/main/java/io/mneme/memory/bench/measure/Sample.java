package io.mneme.memory.bench.measure;

import java.util.Arrays;
import java.util.Collection;

/** Durations of one piece of work. */
public final class Sample {

    private static final double NANOS_PER_MICRO = 1_000;

    private final long[] nanos;
    private int size;

    Sample(int capacity) {
        nanos = new long[capacity];
    }

    /** All durations of {@code samples}. */
    static Sample of(Collection<Sample> samples) {
        Sample all = new Sample(samples.stream().mapToInt(one -> one.size).sum());
        samples.forEach(one -> Arrays.stream(one.nanos, 0, one.size).forEach(all::add));
        return all;
    }

    void add(long duration) {
        nanos[size++] = duration;
    }

    /** The given quantile, 0 to 1, in microseconds (nearest rank). */
    public double micros(double quantile) {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1L, Math.round(quantile * size))] / NANOS_PER_MICRO;
    }
}
