package io.mneme.memory.recall;

import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import java.util.function.Consumer;

/** Counts what one run of the indexer has done, and tells. For one thread. */
final class IndexRun {

    private final Consumer<IndexProgress> listener;
    private IndexProgress progress;

    IndexRun(long total, Consumer<IndexProgress> listener) {
        this.listener = listener;
        this.progress = new IndexProgress(0, 0, total);
    }

    IndexProgress progress() {
        return progress;
    }

    /** What the listener throws ends the run; the batch stays. */
    void added(IndexBatch batch) {
        long messages = batch.entries().stream()
                .mapToLong(IndexEntry::sequence)
                .distinct()
                .count();
        progress = progress.plus(batch.upTo() == batch.pending().lastSequence(), messages);
        listener.accept(progress);
    }
}
