package io.mneme.memory.port.store;

import io.mneme.memory.MemoryException.InvalidInput;

/** What must hold for an append. Immutable and thread-safe. */
public sealed interface AppendCondition {

    /** Nothing: the thread is created if it never existed. */
    AppendCondition ANY = new Any();

    /** Nothing. */
    record Any() implements AppendCondition {}

    /**
     * Nobody else wrote: the thread's last place is this one. 0 also allows a thread that never existed.
     *
     * @param expected {@code lastSequence} as the caller knows it, 0 or more
     */
    record LastSequence(long expected) implements AppendCondition {
        public LastSequence {
            if (expected < 0) {
                throw new InvalidInput("the expected last sequence must be 0 or more, not " + expected);
            }
        }
    }

    /**
     * The thread is still the one that the caller saw, not deleted and not created anew since.
     *
     * @param expected {@code incarnation} as the caller knows it
     */
    record Incarnation(long expected) implements AppendCondition {}
}
