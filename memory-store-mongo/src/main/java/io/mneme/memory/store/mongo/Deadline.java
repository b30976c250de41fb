package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Unavailable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When one call must have ended. Immutable and thread-safe. */
record Deadline(long endNanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - endNanos >= 0;
    }

    /** What is left, 1 or more. */
    long remainingMillis() {
        long left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
        if (left < 1) {
            throw new Unavailable("the call did not end in time; others may be writing to the same thread", null);
        }
        return left;
    }
}
