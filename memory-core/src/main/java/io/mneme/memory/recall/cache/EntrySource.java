package io.mneme.memory.recall.cache;

import java.util.function.Consumer;

/**
 * Reads one owner's entries from the database, as of the same moment as the {@link OwnerState} that goes with it.
 *
 * @param <X> what reading may throw
 */
public interface EntrySource<X extends Exception> {

    /** The numbers of all entries, ascending. Asked for only if some were taken away. */
    long[] numbers() throws X;

    /**
     * Hands over all entries with a higher number, each once, in any order.
     *
     * @param entry the number after which; 0 for all entries
     */
    void readAfter(long entry, Consumer<CachedEntry> sink) throws X;
}
