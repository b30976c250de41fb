package io.mneme.memory.recall.cache;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.Role;
import io.mneme.memory.recall.RecallFilter;
import java.util.Arrays;

/** A {@link RecallFilter} over entries in memory. Immutable and thread-safe. */
public final class EntryFilter {

    private final boolean keepsAll;
    private final long since;
    private final long until;
    private final int roles;
    private final long[] speakers;
    private final long[] allowed;

    /** A filter without metadata, which the cache does not hold. */
    public EntryFilter(RecallFilter filter) {
        this(filter, null);
    }

    /**
     * A filter of any kind.
     *
     * @param allowed numbers of the entries whose message has the metadata, ascending; null for all
     */
    public EntryFilter(RecallFilter filter, long[] allowed) {
        this.keepsAll = filter.keepsAll();
        this.since = filter.since().map(Instants::toEpochMicros).orElse(Long.MIN_VALUE);
        this.until = filter.until().map(Instants::toEpochMicros).orElse(Long.MAX_VALUE);
        int bits = 0;
        for (Role role : filter.roles()) {
            bits |= 1 << role.ordinal();
        }
        this.roles = bits;
        TermHash hash = new TermHash();
        this.speakers = filter.speakers().stream().mapToLong(hash::of).sorted().toArray();
        this.allowed = allowed;
    }

    boolean keeps(IndexBlock block, int index) {
        return keepsAll
                || block.times()[index] >= since
                        && block.times()[index] < until
                        && (roles == 0 || (roles >> block.roles()[index] & 1) == 1)
                        && (speakers.length == 0 || Arrays.binarySearch(speakers, block.speakers()[index]) >= 0)
                        && (allowed == null || Arrays.binarySearch(allowed, block.entries()[index]) >= 0);
    }
}
