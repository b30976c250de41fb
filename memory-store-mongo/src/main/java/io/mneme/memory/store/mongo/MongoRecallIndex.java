package io.mneme.memory.store.mongo;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recall index in MongoDB. */
final class MongoRecallIndex implements RecallIndex {

    private final Calls calls;
    private final IndexModels models = new IndexModels();
    private final IndexAdder adder;
    private final Outbox outbox;
    private final KnownOwners owners;
    private final RecallSearcher searcher;
    private final PlaceReader reader;

    /** @param recallCache most bytes that are kept in memory */
    MongoRecallIndex(Calls calls, Parts parts, Recovery recovery, long recallCache) {
        this.calls = calls;
        this.adder = new IndexAdder(parts, models);
        this.outbox = new Outbox(parts, models, recovery);
        this.owners = new KnownOwners(recallCache);
        this.searcher = new RecallSearcher(parts.moves(), owners);
        this.reader = new PlaceReader(parts.moves());
    }

    @Override
    public Optional<IndexedModel> model() {
        return calls.run(models::find).map(IndexModels.Filling::model);
    }

    @Override
    public List<PendingThread> pending(int limit) {
        Limits.check("number of pending threads", limit);
        return calls.run(call -> outbox.pending(call, limit));
    }

    @Override
    public long countPending() {
        return calls.run(outbox::count);
    }

    @Override
    public List<PendingThread> pending(ResourceId owner, int limit) {
        Limits.check("number of pending threads", limit);
        return calls.run(call -> outbox.pending(call, owner, limit));
    }

    @Override
    public long countPending(ResourceId owner) {
        return calls.run(call -> outbox.count(call, owner));
    }

    @Override
    public Optional<PendingThread> pending(ThreadKey thread) {
        return calls.run(call -> outbox.pending(call, thread));
    }

    @Override
    public boolean add(IndexBatch batch) {
        return calls.run(call -> adder.add(call, batch));
    }

    @Override
    public RecallMatches search(RecallSearch search) {
        return calls.run(call -> searcher.search(call, search));
    }

    @Override
    public Map<ThreadId, List<StoredMessage>> read(ResourceId owner, List<Place> places, int before, int after) {
        Limits.checkCount("number of places", places.size());
        Limits.checkCount("before", before);
        Limits.checkCount("after", after);
        return calls.run(call -> reader.read(call, owner, places, before, after));
    }

    @Override
    public void reset(IndexedModel model) {
        calls.run(call -> {
            models.next(call, model);
            new EpochSweeper(call).removeBefore(models.epoch(call));
            return true;
        });
    }

    @Override
    public String description() {
        return "words and meaning by exact search over the owner's entries, up to " + (owners.limit() >> 20)
                + " MiB of them kept in memory";
    }
}
