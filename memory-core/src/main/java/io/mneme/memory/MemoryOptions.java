package io.mneme.memory;

import io.mneme.memory.history.HistoryOptions;
import io.mneme.memory.working.WorkingMemoryOptions;
import java.util.Optional;

/**
 * How a {@link Memory} behaves. Immutable and thread-safe.
 *
 * @param history how much of a thread's past goes into the prompt
 * @param workingMemory how working memory behaves in agents' turns; empty for agents without one, the default. Programs
 *     reach it either way, then with {@link WorkingMemoryOptions#DEFAULT}
 */
public record MemoryOptions(HistoryOptions history, Optional<WorkingMemoryOptions> workingMemory) {

    /** The defaults of every part. */
    public static final MemoryOptions DEFAULT = new MemoryOptions(HistoryOptions.DEFAULT, Optional.empty());

    /**
     * The same with another history length.
     *
     * @throws MemoryException.InvalidInput if {@code count} is not 0 to 999
     */
    public MemoryOptions lastMessages(int count) {
        return new MemoryOptions(new HistoryOptions(count), workingMemory);
    }

    /** The same with a working memory. */
    public MemoryOptions workingMemory(WorkingMemoryOptions value) {
        return new MemoryOptions(history, Optional.of(value));
    }
}
