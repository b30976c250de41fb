package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Unavailable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Pauses between the attempts of one call, random and growing, so that writers who met do not meet again. */
final class Backoff {

    private static final long FIRST_MICROS = 500;
    private static final Duration LONGEST = Duration.ofMillis(20);

    private final Deadline deadline;
    private final long longestMicros;
    private long bound = FIRST_MICROS;

    Backoff(Deadline deadline) {
        this(deadline, LONGEST);
    }

    /** With another bound of the pauses. */
    Backoff(Deadline deadline, Duration longest) {
        this.deadline = deadline;
        this.longestMicros = TimeUnit.NANOSECONDS.toMicros(longest.toNanos());
    }

    /**
     * Waits a little.
     *
     * @throws Unavailable if the call's time is over or its thread was interrupted
     */
    void pause() {
        deadline.remainingMillis();
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(bound));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", e);
        }
        bound = Math.min(bound * 2, longestMicros);
    }
}
