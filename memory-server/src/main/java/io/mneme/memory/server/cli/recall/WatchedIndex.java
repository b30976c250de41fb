package io.mneme.memory.server.cli.recall;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
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
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A recall index that counts what is added to it. For one thread. */
class WatchedIndex implements RecallIndex {

    final RecallIndex index;

    private final Consumer<IndexCounts> listener;
    private OptionalLong total = OptionalLong.empty();
    private long threads;
    private long messages;

    /** @param listener hears of each batch; what it throws ends the indexing */
    WatchedIndex(RecallIndex index, Consumer<IndexCounts> listener) {
        this.index = index;
        this.listener = listener;
    }

    IndexCounts counts() {
        return new IndexCounts(threads, messages, total.orElse(threads));
    }

    @Override
    public final boolean add(IndexBatch batch) {
        boolean added = index.add(batch);
        if (added) {
            threads += batch.upTo() == batch.pending().lastSequence() ? 1 : 0;
            messages += batch.entries().stream()
                    .mapToLong(IndexEntry::sequence)
                    .distinct()
                    .count();
            listener.accept(counts());
        }
        return added;
    }

    @Override
    public final List<PendingThread> pending(int limit) {
        if (total.isEmpty()) {
            total = OptionalLong.of(countPending());
        }
        return listPending(limit);
    }

    List<PendingThread> listPending(int limit) {
        return index.pending(limit);
    }

    @Override
    public long countPending() {
        return index.countPending();
    }

    @Override
    public final Optional<PendingThread> pending(ThreadKey thread) {
        return index.pending(thread);
    }

    @Override
    public final Optional<IndexedModel> model() {
        return index.model();
    }

    @Override
    public final RecallMatches search(RecallSearch search) {
        return index.search(search);
    }

    @Override
    public final Map<ThreadId, List<StoredMessage>> read(ResourceId owner, List<Place> places, int before, int after) {
        return index.read(owner, places, before, after);
    }

    @Override
    public final void reset(IndexedModel model) {
        index.reset(model);
    }

    @Override
    public final String description() {
        return index.description();
    }
}
