package io.mneme.memory.thread;

import java.time.Instant;

/** By which time a list of threads is sorted; ties are broken by id, in the same direction. */
public enum ThreadSort {
    /** By {@link MemoryThread#createdAt}. */
    CREATED,
    /** By {@link MemoryThread#updatedAt}. */
    UPDATED;

    /** The time of {@code thread} that counts. */
    public Instant timeOf(MemoryThread thread) {
        return this == CREATED ? thread.createdAt() : thread.updatedAt();
    }
}
