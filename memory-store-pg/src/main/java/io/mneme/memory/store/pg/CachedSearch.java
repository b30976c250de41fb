package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.cache.CacheAdmission;
import io.mneme.memory.recall.cache.EntryFilter;
import io.mneme.memory.recall.cache.OwnerIndex;
import io.mneme.memory.recall.cache.OwnerIndexCache;
import io.mneme.memory.recall.cache.OwnerState;
import io.mneme.memory.recall.cache.RecallScan;
import java.util.List;
import java.util.Optional;

/**
 * Searches what this process keeps of an owner's entries, after it has asked the server whether that is still right,
 * and reads what is missing. Thread-safe.
 */
final class CachedSearch {

    /** Most entries of an owner that is read at its first search: it takes about as long as the server's search. */
    static final int SMALL = 1_000;

    private final OwnerStatement statement;
    private final OwnerIndexCache cache;
    private final CacheAdmission admission;

    /** @param limit most bytes that are kept, 0 for none */
    CachedSearch(OwnerStatement statement, long limit) {
        this.statement = statement;
        cache = new OwnerIndexCache(limit);
        admission = new CacheAdmission(limit, SMALL);
    }

    /** Empty if the server has to search. */
    Optional<RecallMatches> find(PgSession session, RecallSearch search, RecallState known) {
        if (cache.limit() == 0 || !search.filter().metadata().values().isEmpty()) {
            return Optional.empty();
        }
        // Before the owner's state, so that nothing kept is of a later moment.
        Optional<OwnerIndex> kept = cache.find(search.owner());
        OwnerPart now = statement.state(session, search.owner());
        OwnerState state = now.state();
        if (state.entries() == 0) {
            cache.forget(search.owner());
            return Optional.of(new RecallMatches(0, 0, List.of(), List.of()));
        }
        if (kept.isPresent() && kept.get().isAt(state)) {
            return Optional.of(scan(search, state, kept.get()));
        }
        Optional<OwnerIndex> start = kept.filter(index -> index.leadsTo(state));
        if (!now.fits(known) || start.isEmpty() && !admission.admits(search.owner(), state)) {
            return Optional.empty();
        }
        return read(session, search, known, start.orElseGet(() -> OwnerIndex.unread(state)), state);
    }

    private Optional<RecallMatches> read(
            PgSession session, RecallSearch search, RecallState known, OwnerIndex start, OwnerState first) {
        OwnerIndex index = start;
        OwnerState state = first;
        while (state.estimatedBytes() <= cache.limit()) {
            boolean removed = index.removals() != state.removals();
            OwnerPart part = statement.entries(session, search.owner(), known, index.lastEntry(), removed);
            state = part.state();
            if (!part.fits(known) || !index.leadsTo(state)) {
                break;
            }
            // Entries may have been taken away since the owner's state was read before: then once more.
            if (removed || index.removals() == state.removals()) {
                index = index.at(part.reached(), part);
                if (part.complete()) {
                    cache.keep(search.owner(), index);
                    return Optional.of(scan(search, state, index));
                }
            }
        }
        cache.forget(search.owner());
        return Optional.empty();
    }

    private static RecallMatches scan(RecallSearch search, OwnerState state, OwnerIndex index) {
        TermKeys keys = TermKeys.of(search.owner());
        return index.search(new RecallScan(
                search,
                state,
                new EntryFilter(search.filter()),
                term -> keys.term(term).check()));
    }

    /** The beginning of the index's description; empty if nothing is kept. */
    String description() {
        return cache.limit() == 0
                ? ""
                : "words and meaning by exact search in memory, up to " + (cache.limit() >> 20)
                        + " MiB of the owners searched last; else ";
    }
}
