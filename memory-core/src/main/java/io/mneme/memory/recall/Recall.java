package io.mneme.memory.recall;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Recall of one memory: looks for what was said, and keeps the index up in the background. Thread-safe. */
public final class Recall implements AutoCloseable {

    private static final Duration WALK_EVERY = Duration.ofSeconds(30);

    private final Recaller recaller;
    private final Optional<IndexWorker> worker;

    private Recall(Recaller recaller, Optional<IndexWorker> worker) {
        this.recaller = recaller;
        this.worker = worker;
    }

    /**
     * Starts it.
     *
     * @param indexes false for a memory that only reads
     * @throws io.mneme.memory.MemoryException.Misconfigured if another model filled the store's index
     */
    public static Recall start(MemoryStore store, RecallModel model, Clock clock, boolean indexes) {
        model.check(store.recallIndex());
        Recaller recaller = new Recaller(store.recallIndex(), model, clock);
        if (!indexes) {
            return new Recall(recaller, Optional.empty());
        }
        IndexWorker worker = new IndexWorker(new Indexer(store, model), Backoff.DEFAULT, WALK_EVERY);
        worker.start();
        return new Recall(recaller, Optional.of(worker));
    }

    /** {@link Recaller#recall}. */
    public List<RecallHit> recall(
            ResourceId owner, Optional<ThreadId> thread, String query, RecallOptions options, Known known) {
        return recaller.recall(owner, thread, query, options, known);
    }

    /** Tells that a thread has new messages; returns at once, they are indexed later. */
    public void appended(ThreadKey thread) {
        worker.ifPresent(one -> one.hint(thread));
    }

    /**
     * Waits until everything is indexed that this memory has written, and that was pending when it was built.
     *
     * @return false if time is over or the thread is interrupted (its flag is set again), if something cannot be
     *     indexed (the log says what and why), or if it was closed; true at once for a memory that only reads
     */
    public boolean settled(Duration timeout) {
        return worker.map(one -> one.settled(timeout)).orElse(true);
    }

    /** Ends the background work after the batch at work; what is left is found at the next start. */
    @Override
    public void close() {
        worker.ifPresent(IndexWorker::close);
    }
}
