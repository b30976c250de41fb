package io.mneme.memory.testkit.mutant;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes every call on; a mutant overrides one. */
class BrokenRecall implements RecallIndex {

    final RecallIndex good;

    BrokenRecall(RecallIndex good) {
        this.good = good;
    }

    @Override
    public Optional<IndexedModel> model() {
        return good.model();
    }

    @Override
    public List<PendingThread> pending(int limit) {
        return good.pending(limit);
    }

    @Override
    public long countPending() {
        return good.countPending();
    }

    @Override
    public List<PendingThread> pending(ResourceId owner, int limit) {
        return good.pending(owner, limit);
    }

    @Override
    public long countPending(ResourceId owner) {
        return good.countPending(owner);
    }

    @Override
    public Optional<PendingThread> pending(ThreadKey thread) {
        return good.pending(thread);
    }

    @Override
    public boolean add(IndexBatch batch) {
        return good.add(batch);
    }

    @Override
    public RecallMatches search(RecallSearch search) {
        return good.search(search);
    }

    @Override
    public Map<ThreadId, List<StoredMessage>> read(ResourceId owner, List<Place> places, int before, int after) {
        return good.read(owner, places, before, after);
    }

    @Override
    public void reset(IndexedModel model) {
        good.reset(model);
    }

    @Override
    public String description() {
        return good.description();
    }
}
