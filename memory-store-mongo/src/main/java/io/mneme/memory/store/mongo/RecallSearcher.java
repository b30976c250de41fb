package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.cache.EntryFilter;
import io.mneme.memory.recall.cache.OwnerState;
import io.mneme.memory.recall.cache.RecallScan;
import io.mneme.memory.recall.cache.TermHash;
import io.mneme.memory.store.mongo.KnownOwners.Known;
import io.mneme.memory.store.mongo.RecallSnapshot.Counted;
import io.mneme.memory.thread.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * Searches one owner's entries in memory: one round trip for the heads, which say what counts, and a second one where
 * some of that is not known. Metadata is not kept in memory, so the entries that have it are read. Thread-safe.
 */
final class RecallSearcher {

    /** Documents that come with one answer of the server, as far as they fit. */
    private static final int BATCH = 10_000;

    private final Moves moves;
    private final KnownOwners owners;

    RecallSearcher(Moves moves, KnownOwners owners) {
        this.moves = moves;
        this.owners = owners;
    }

    RecallMatches search(Call call, RecallSearch search) {
        Backoff backoff = call.backoff();
        while (true) {
            RecallSnapshot snapshot = read(call, search.owner(), null);
            if (snapshot.isStable(Map.of())) {
                Reading reading = new Reading(call, search.owner(), snapshot.counted(call, moves));
                RecallMatches found = search(search, snapshot, reading);
                if (reading.sure) {
                    return found;
                }
            }
            backoff.pause();
        }
    }

    private RecallMatches search(RecallSearch search, RecallSnapshot snapshot, Reading reading) {
        List<Document> metadata = Metadata.wanted(search.filter().metadata());
        Known before = metadata.isEmpty() ? owners.of(search.owner()) : Known.NOTHING;
        OwnerUpdate update = new OwnerUpdate(
                before.threads(),
                reading.counted,
                metadata.isEmpty() ? reading : reading.compose(condition -> RecallQuery.with(condition, metadata)));
        OwnerState state = state(snapshot, reading.counted, before.index().removals() + (update.removes() ? 1 : 0));
        Known now = before.at(state, update);
        if (metadata.isEmpty() && now != before && reading.sure) {
            owners.keep(search.owner(), now);
        }
        return now.index().search(new RecallScan(search, state, new EntryFilter(search.filter()), new TermHash()::of));
    }

    private static OwnerState state(RecallSnapshot snapshot, Map<String, Counted> counted, long removals) {
        long entries = counted.values().stream()
                .mapToLong(one -> one.index().entries())
                .sum();
        long terms =
                counted.values().stream().mapToLong(one -> one.index().terms()).sum();
        // Which entries count is decided thread by thread, so there is no bound on their numbers.
        return new OwnerState(0, entries, terms, Long.MAX_VALUE, removals, snapshot.dimensions());
    }

    private static RecallSnapshot read(Call call, ResourceId owner, Document condition) {
        List<Document> pipeline = new RecallQuery(owner).build(call, Optional.ofNullable(condition));
        return new RecallSnapshot(
                owner, call.threads().aggregate(pipeline, RawBsonDocument.class).batchSize(BATCH));
    }

    /** Reads entries, and looks whether what counts stayed what it was. */
    private final class Reading implements Function<Document, List<FoundEntry>> {
        private final Call call;
        private final ResourceId owner;
        private final Map<String, Counted> counted;
        private boolean sure = true;

        Reading(Call call, ResourceId owner, Map<String, Counted> counted) {
            this.call = call;
            this.owner = owner;
            this.counted = counted;
        }

        @Override
        public List<FoundEntry> apply(Document condition) {
            // Of a large owner it takes a while.
            call.renew();
            RecallSnapshot snapshot = read(call, owner, condition);
            sure = snapshot.isStable(counted)
                    && snapshot.counted(call, moves).keySet().containsAll(counted.keySet());
            return snapshot.entries();
        }
    }
}
