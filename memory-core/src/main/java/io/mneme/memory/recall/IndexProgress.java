package io.mneme.memory.recall;

/**
 * How far a run of the {@link Indexer} is. Immutable and thread-safe.
 *
 * @param threads threads that this run has indexed to their end, 0 or more; one that goes on growing counts each time
 * @param messages messages with text that this run has indexed, 0 or more
 * @param total threads that had something to index when the run began, 0 or more
 */
public record IndexProgress(long threads, long messages, long total) {

    /** After one more batch. */
    IndexProgress plus(boolean threadEnds, long indexed) {
        return new IndexProgress(threads + (threadEnds ? 1 : 0), messages + indexed, total);
    }
}
