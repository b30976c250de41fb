package io.mneme.memory.thread;

import io.mneme.memory.MemoryException.InvalidInput;

/** The bounds of one call. */
public final class Limits {

    /** Most items of one page and most messages of one append. */
    public static final int MAX_ITEMS = 1_000;

    private Limits() {}

    /**
     * Returns {@code limit} if it is 1 to {@link #MAX_ITEMS}.
     *
     * @throws InvalidInput otherwise
     */
    public static int check(String what, int limit) {
        if (limit < 1 || limit > MAX_ITEMS) {
            throw new InvalidInput(what + " must be 1 to " + MAX_ITEMS + ", not " + limit);
        }
        return limit;
    }

    /**
     * Returns {@code count} if it is 0 to {@link #MAX_ITEMS}.
     *
     * @throws InvalidInput otherwise
     */
    public static int checkCount(String what, int count) {
        if (count < 0 || count > MAX_ITEMS) {
            throw new InvalidInput(what + " must be 0 to " + MAX_ITEMS + ", not " + count);
        }
        return count;
    }
}
