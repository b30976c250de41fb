package io.mneme.memory.recall.cache;

/**
 * What the database says of an owner's index entries at some moment. Immutable and thread-safe.
 *
 * <p>Within one identity, entry numbers become visible in ascending order and none is ever given twice: whoever has
 * read up to {@code lastEntry} need only read what is beyond. Each time that entries are taken away, {@code removals}
 * grows. What follows neither rule must change the identity.
 *
 * @param identity tells these numbers from earlier ones of the same owner that have nothing to do with them
 * @param entries number of the owner's entries
 * @param terms number of terms in them, repetitions counted
 * @param lastEntry the highest entry number ever given; 0 if none was
 * @param removals how often entries were taken away
 * @param dimensions of the index's vectors
 */
public record OwnerState(long identity, long entries, long terms, long lastEntry, long removals, int dimensions) {

    /**
     * At most so much memory the entries take, in bytes, if each has a vector; somewhat too high where terms repeat.
     */
    public long estimatedBytes() {
        return OwnerIndex.OVERHEAD
                + entries * (IndexBlock.BYTES_PER_ENTRY + dimensions)
                + terms * CachedEntry.BYTES_PER_TERM;
    }
}
