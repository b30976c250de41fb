package io.mneme.memory.server.cli.recall;

import io.mneme.memory.server.cli.output.Count;

/**
 * How far indexing is. Immutable and thread-safe.
 *
 * @param threads threads that were indexed to their end
 * @param messages messages with text that were indexed
 * @param total threads that had something to index at the beginning
 */
public record IndexCounts(long threads, long messages, long total) {

    /** As {@code indexed 3 of 10 threads, 80 messages}. */
    public String text() {
        return "indexed " + threads + " of " + Count.of(total, "thread") + ", " + Count.of(messages, "message");
    }
}
