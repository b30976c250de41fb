package io.mneme.memory.store.mongo;

/** What {@link Fields#OPEN} says is left to do; see {@link Recovery}. */
final class Unfinished {

    /** Messages or batches are to be removed that nobody sees any more. */
    static final String SWEEP = "sweep";
    /** A copy or a move to this thread is being built. */
    static final String BUILDING = "building";
    /** A move from this thread is under way. */
    static final String MOVING = "moving";

    private Unfinished() {}
}
