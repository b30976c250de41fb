package io.mneme.memory.store.mongo;

import io.mneme.memory.recall.cache.OwnerIndex;
import io.mneme.memory.recall.cache.OwnerIndexCache;
import io.mneme.memory.recall.cache.OwnerState;
import io.mneme.memory.thread.ResourceId;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The entries of the owners that were searched last. They are not trusted: each search reads the heads, which say of
 * each thread whether its entries are still right and what came since. Thread-safe.
 */
final class KnownOwners {

    private final OwnerIndexCache cache;
    /** Which threads the entries are of; goes with them. */
    private final Map<OwnerIndex, Map<String, KnownThread>> threads = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param limit most bytes; 0 to keep nothing */
    KnownOwners(long limit) {
        cache = new OwnerIndexCache(limit);
    }

    long limit() {
        return cache.limit();
    }

    /** What is kept of an owner, or of none. */
    Known of(ResourceId owner) {
        return cache.find(owner)
                .map(index -> new Known(index, threads.get(index)))
                .orElse(Known.NOTHING);
    }

    /** Keeps what is known of an owner now, as long as there is room. */
    void keep(ResourceId owner, Known known) {
        threads.put(known.index(), known.threads());
        cache.keep(owner, known.index());
    }

    /**
     * Entries, and which threads they are of. Immutable.
     *
     * @param index the entries
     * @param threads by id
     */
    record Known(OwnerIndex index, Map<String, KnownThread> threads) {

        static final Known NOTHING = new Known(OwnerIndex.unread(new OwnerState(0, 0, 0, 0, 0, 0)), Map.of());

        Known {
            threads = Map.copyOf(threads);
        }

        /** These brought to what counts. */
        Known at(OwnerState state, OwnerUpdate update) {
            return update.isDone() ? this : new Known(index.at(state, update), update.threads());
        }
    }
}
