package io.mneme.memory.working;

import io.mneme.memory.thread.ThreadKey;

/** Who shares one working memory. */
public enum WorkingMemoryScope {
    /** All threads of one owner; the default. */
    RESOURCE,
    /** One thread. */
    THREAD;

    /** The key of the working memory that a turn in {@code thread} sees. */
    public WorkingMemoryKey keyIn(ThreadKey thread) {
        return this == RESOURCE ? WorkingMemoryKey.of(thread.resource()) : WorkingMemoryKey.of(thread);
    }
}
