package io.mneme.memory.server.cli.recall;

import io.mneme.memory.recall.IndexProgress;
import io.mneme.memory.server.cli.output.Count;

/** How far indexing is, for people. Thread-safe. */
public final class IndexingText {

    private IndexingText() {}

    /** As {@code indexed 3 of 10 threads, 80 messages}. */
    public static String of(IndexProgress progress) {
        return "indexed " + progress.threads() + " of " + Count.of(progress.total(), "thread") + ", "
                + Count.of(progress.messages(), "message");
    }
}
