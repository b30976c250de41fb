package io.mneme.memory.store.mongo;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long things take around the lock of the schema. Immutable and thread-safe.
 *
 * @param lease how long a holder that is silent keeps the lock; more than a command and a pause of the JVM take
 * @param patience the longest wait for a holder that goes on, and the longest time of one command of a step: an index
 *     on a filled collection takes its time
 * @param nanoClock a clock that only this process reads, as {@link System#nanoTime}
 */
record LeaseTerms(Duration lease, Duration patience, LongSupplier nanoClock) {

    static final LeaseTerms DEFAULT = new LeaseTerms(Duration.ofSeconds(10), Duration.ofMinutes(5), System::nanoTime);

    /** Whether a lease's length has gone by since a reading of the clock. */
    boolean isOver(long since) {
        return nanoClock.getAsLong() - since >= lease.toNanos();
    }
}
