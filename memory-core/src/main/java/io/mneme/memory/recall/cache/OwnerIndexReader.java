package io.mneme.memory.recall.cache;

import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.thread.ResourceId;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches an owner's entries as of the moment of an {@link OwnerState}: from the cache, as far as that says that they
 * are still right, and the rest from the database. An owner that the cache cannot hold is read again by each search,
 * and never held as a whole. Thread-safe.
 */
public final class OwnerIndexReader {

    private final OwnerIndexCache cache;

    /** @param cache what to keep entries in; may have other readers too */
    public OwnerIndexReader(OwnerIndexCache cache) {
        this.cache = cache;
    }

    /**
     * Runs one search.
     *
     * @param owner whose
     * @param state what the database says of the owner
     * @param source reads entries as of the moment of {@code state}
     * @param scan the search
     * @throws X if {@code source} does
     */
    public <X extends Exception> RecallMatches search(
            ResourceId owner, OwnerState state, EntrySource<X> source, RecallScan scan) throws X {
        OwnerIndex known =
                cache.find(owner).filter(index -> index.leadsTo(state)).orElseGet(() -> OwnerIndex.unread(state));
        if (known.isAt(state)) {
            return known.search(scan);
        }
        Collected all = new Collected(cache.limit(), scan);
        new IndexUpdate<>(known, state, source).run(all::add);
        if (all.complete()) {
            cache.keep(owner, new OwnerIndex(state, state.lastEntry(), all.blocks));
        } else {
            cache.forget(owner);
        }
        return scan.matches();
    }

    /** Passes blocks on, and collects them as long as they may be kept. */
    private static final class Collected {
        private final long limit;
        private final RecallScan scan;
        private final List<IndexBlock> blocks = new ArrayList<>();
        private long bytes;

        Collected(long limit, RecallScan scan) {
            this.limit = limit;
            this.scan = scan;
        }

        void add(IndexBlock block) {
            scan.look(block);
            bytes += block.bytes();
            if (complete()) {
                blocks.add(block);
            } else {
                blocks.clear();
            }
        }

        boolean complete() {
            return bytes <= limit;
        }
    }
}
