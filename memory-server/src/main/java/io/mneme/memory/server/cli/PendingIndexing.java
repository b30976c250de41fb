package io.mneme.memory.server.cli;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.IndexProgress;
import io.mneme.memory.recall.Indexer;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.server.cli.output.Count;
import io.mneme.memory.server.cli.output.ProgressLines;
import io.mneme.memory.server.cli.recall.IndexingText;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.thread.ResourceId;
import java.time.Duration;

/** Indexes what a user has that is not indexed yet, before somebody looks for it; not for ever. For one thread. */
final class PendingIndexing {

    /** How long a person should have to wait at most. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CommandContext context;
    private final Indexer indexer;
    private final ProgressLines progress;
    private final Duration patience;
    private final long end;

    PendingIndexing(MemoryStore store, RecallModel model, CommandContext context, Duration patience) {
        this.context = context;
        this.indexer = new Indexer(store, model);
        this.progress = new ProgressLines(context.err());
        this.patience = patience;
        this.end = System.nanoTime() + patience.toNanos();
    }

    void index(ResourceId owner) {
        try {
            indexer.index(owner, this::hear);
        } catch (TimeOver e) {
            tell(indexer.pendingOf(owner));
        }
    }

    private void hear(IndexProgress done) {
        progress.tell(() -> IndexingText.of(done));
        if (System.nanoTime() - end > 0) {
            throw new TimeOver();
        }
    }

    private void tell(long left) {
        if (left > 0) {
            context.err()
                    .line(Count.of(left, "thread") + " of this user could not be indexed within "
                            + patience.toSeconds() + " seconds, and what is new there is not found; go on with"
                            + " mneme reindex");
        }
    }

    private static final class TimeOver extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
