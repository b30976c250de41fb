package io.mneme.memory.server.cli.recall;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.Indexer;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.thread.ResourceId;
import java.util.function.Consumer;

/** Indexes in the calling thread, and tells how it goes. What was done stays, whatever ends it. Thread-safe. */
public final class Indexing {

    private final MemoryStore store;
    private final RecallModel model;
    private final Consumer<IndexCounts> listener;

    /**
     * Indexes {@code store} by {@code model}.
     *
     * @param listener hears of each batch, in the calling thread; what it throws ends the indexing
     */
    public Indexing(MemoryStore store, RecallModel model, Consumer<IndexCounts> listener) {
        this.store = store;
        this.model = model;
        this.listener = listener;
    }

    /**
     * Indexes everything; anew, if something else filled the index. A second run goes on where the first one stopped.
     *
     * @throws io.mneme.memory.MemoryException.Unavailable if the store or the embedding model cannot answer
     */
    public IndexCounts everything() {
        WatchedIndex index = new WatchedIndex(store.recallIndex(), listener);
        new Indexer(new IndexedStore(store, index), model).reindex(remaining -> {});
        return index.counts();
    }

    /**
     * Indexes what is pending of one owner.
     *
     * @throws io.mneme.memory.MemoryException.Unavailable if the store or the embedding model cannot answer
     * @throws io.mneme.memory.MemoryException.Misconfigured if another model filled the index
     */
    public IndexCounts of(ResourceId owner) {
        WatchedIndex index = new OwnersIndex(store, owner, listener);
        new Indexer(new IndexedStore(store, index), model).indexAll(remaining -> {});
        return index.counts();
    }

    /** How many of an owner's threads have something to index, up to 1,000. */
    public long pendingOf(ResourceId owner) {
        return new OwnersIndex(store, owner, listener).countPending();
    }
}
