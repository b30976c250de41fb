package io.mneme.memory.recall;

import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings the recall index up to what the store holds, in the calling thread. Several may run at once, in several
 * processes: whoever is late changes nothing. Thread-safe.
 */
public final class Indexer {

    /** Messages of one batch: many enough for the model, few enough that a crash loses little work. */
    static final int BATCH = 32;

    /** Most threads of one look at what is pending. */
    static final int THREADS = 1_000;

    private static final System.Logger LOGGER = System.getLogger("io.mneme.memory.recall");

    private final MemoryStore store;
    private final RecallIndex index;
    private final IndexEntries entries;
    private final IndexedModel mark;

    public Indexer(MemoryStore store, RecallModel model) {
        this.store = Identifiers.required("store", store);
        this.index = store.recallIndex();
        this.entries = new IndexEntries(model);
        this.mark = model.indexed();
    }

    /**
     * Indexes everything that is pending in the whole store.
     *
     * @param listener is told of each batch that was added, in the calling thread; what it throws ends the run and is
     *     thrown on
     * @return what was done
     * @throws io.mneme.memory.MemoryException.Unavailable if the store or the embedding model cannot answer; what was
     *     done stays
     * @throws io.mneme.memory.MemoryException.Misconfigured if another model filled the index
     */
    public IndexProgress indexAll(Consumer<IndexProgress> listener) {
        return index(() -> index.pending(THREADS), new IndexRun(index.countPending(), listener));
    }

    /**
     * Indexes what is pending of one owner; waits for nobody else's. Otherwise as {@link #indexAll}.
     *
     * @param owner nothing happens if there is none of this id
     */
    public IndexProgress index(ResourceId owner, Consumer<IndexProgress> listener) {
        return index(() -> index.pending(owner, THREADS), new IndexRun(pendingOf(owner), listener));
    }

    /** How many of an owner's threads have something to index. */
    public long pendingOf(ResourceId owner) {
        return index.countPending(owner);
    }

    /**
     * Empties an index that another model filled, and indexes everything anew; goes on where an interrupted run
     * stopped. Otherwise as {@link #indexAll}.
     */
    public IndexProgress reindex(Consumer<IndexProgress> listener) {
        if (!index.model().equals(Optional.of(mark))) {
            index.reset(mark);
        }
        return indexAll(listener);
    }

    private IndexProgress index(Supplier<List<PendingThread>> look, IndexRun run) {
        List<PendingThread> last = List.of();
        List<PendingThread> pending = look.get();
        // The same again: others are at work on them, or they were moved on; each will end in its own process.
        while (!pending.isEmpty() && !pending.equals(last)) {
            pending.forEach(thread -> index(thread, run::added));
            last = pending;
            pending = look.get();
        }
        return run.progress();
    }

    /** The threads that have something pending, at most {@link #THREADS}. */
    List<ThreadKey> pending() {
        return index.pending(THREADS).stream().map(PendingThread::thread).toList();
    }

    /** Indexes what is pending of one thread; nothing if it does not exist. */
    void index(ThreadKey thread) {
        index.pending(thread).ifPresent(pending -> index(pending, batch -> {}));
    }

    private void index(PendingThread first, Consumer<IndexBatch> added) {
        Optional<PendingThread> pending = Optional.of(first);
        while (pending.isPresent()) {
            IndexBatch batch = next(pending.get());
            if (!index.add(batch)) {
                return;
            }
            added.accept(batch);
            pending = index.pending(first.thread());
        }
    }

    private IndexBatch next(PendingThread pending) {
        MessageQuery query = MessageQuery.ALL.limit(BATCH).after(Long.toString(pending.indexed()));
        List<StoredMessage> page =
                store.messages().list(pending.thread(), query).items();
        // What came meanwhile is not the batch's business.
        List<StoredMessage> messages = page.stream()
                .filter(message -> message.sequence() <= pending.lastSequence())
                .toList();
        boolean last = page.size() < BATCH || messages.size() < page.size();
        long upTo = last
                ? pending.lastSequence()
                : messages.get(messages.size() - 1).sequence();
        IndexEntries.Made made = entries.of(messages);
        made.withoutVector()
                .forEach(place -> LOGGER.log(
                        System.Logger.Level.WARNING,
                        "message at place " + place + " of thread " + pending.thread()
                                + " has no vector: the embedding model refuses its text; it is found by words only"));
        return new IndexBatch(pending, upTo, mark, made.entries());
    }
}
