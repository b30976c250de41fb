package io.mneme.memory;

import io.mneme.memory.history.HistoryOptions;

/**
 * How a {@link Memory} behaves. Immutable and thread-safe.
 *
 * @param history how much of a thread's past goes into the prompt
 */
public record MemoryOptions(HistoryOptions history) {

    /** The defaults of every part. */
    public static final MemoryOptions DEFAULT = new MemoryOptions(HistoryOptions.DEFAULT);

    /**
     * The same with another history length.
     *
     * @throws MemoryException.InvalidInput if {@code count} is not 0 to 999
     */
    public MemoryOptions lastMessages(int count) {
        return new MemoryOptions(new HistoryOptions(count));
    }
}
