package io.mneme.memory.store.mongo;

/** Tells whether several reads saw the thread at one moment: nothing changed but appends. Used by one thread. */
final class Moment {

    private Head first;

    /** Whether anything was read. */
    boolean hasBegun() {
        return first != null;
    }

    /** Whether {@code head}, read now, is of the same moment as those before. */
    boolean includes(Head head) {
        if (first == null) {
            first = head;
        }
        return first.generation() == head.generation() && first.version() == head.version();
    }

    /** The last place as of the first read. */
    long lastSequence() {
        return first.lastSequence();
    }
}
