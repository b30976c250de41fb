package io.mneme.memory.working;

import io.mneme.memory.MemoryException.Conflict;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long an update is tried again. Each conflict means that somebody else has made progress; waiting at random times
 * lets many writers through one after the other. For one thread.
 */
final class Retries {

    /** Much longer than a hundred writers at once need. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long LONGEST_PAUSE_MICROS = 50_000;

    private final long deadline = System.nanoTime() + PATIENCE.toNanos();
    private long pauseMicros = 500;

    /**
     * Waits a little.
     *
     * @throws Conflict {@code reason}, if time is up or the thread is interrupted, which it then stays
     */
    void pause(Conflict reason) {
        if (System.nanoTime() > deadline) {
            throw reason;
        }
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(pauseMicros));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
        pauseMicros = Math.min(2 * pauseMicros, LONGEST_PAUSE_MICROS);
    }
}
