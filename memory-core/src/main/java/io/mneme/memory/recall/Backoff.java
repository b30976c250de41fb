package io.mneme.memory.recall;

import java.time.Duration;

/** How long to wait after failures: twice as long after each, up to a limit. Immutable and thread-safe. */
record Backoff(Duration first, Duration longest) {

    static final Backoff DEFAULT = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30));

    private static final int MOST_DOUBLINGS = 20;

    /** @param failures how many in a row, 1 or more */
    Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
