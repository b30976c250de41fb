package io.mneme.memory.thread;

/** Which threads a list keeps. */
public enum ArchivedFilter {
    /** Both. */
    ANY,
    /** Archived threads only. */
    ARCHIVED,
    /** Threads that are not archived only. */
    ACTIVE;

    /** Whether {@code thread} is kept. */
    public boolean matches(MemoryThread thread) {
        return this == ANY || thread.archived() == (this == ARCHIVED);
    }
}
