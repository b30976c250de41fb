package io.mneme.memory.recall;

/** Where a conversation looks for what was said. */
public enum RecallScope {
    /** In the same thread only; the default. */
    THREAD,
    /** In all threads of the same owner. */
    RESOURCE
}
