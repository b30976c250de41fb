package io.mneme.memory.thread;

/** The direction of a list. */
public enum SortOrder {
    /** Oldest first. */
    ASCENDING,
    /** Newest first. */
    DESCENDING
}
