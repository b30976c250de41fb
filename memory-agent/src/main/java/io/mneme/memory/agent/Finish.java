package io.mneme.memory.agent;

/** How a turn ended that has a reply. */
public enum Finish {
    /** The model answered. */
    COMPLETE,
    /** The model still asked for tools in its last permitted call; the reply is what it said besides, maybe nothing. */
    STEP_LIMIT,
    /** The caller's thread was interrupted; the reply is what the model had said so far, maybe nothing. */
    CANCELLED
}
