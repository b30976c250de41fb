package io.mneme.memory;

import io.mneme.memory.history.HistoryOptions;
import io.mneme.memory.history.TokenBudget;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.working.WorkingMemoryOptions;
import java.util.Optional;

/**
 * How a {@link Memory} behaves. Immutable and thread-safe.
 *
 * @param history how much of a thread's past goes into the prompt
 * @param workingMemory how working memory behaves in agents' turns; empty for agents without one, the default. Programs
 *     reach it either way, then with {@link WorkingMemoryOptions#DEFAULT}
 * @param semanticRecall what is brought back into each prompt of what was said long ago, looked for by the newest user
 *     message; empty for nothing, the default. Programs recall either way, if the memory has it
 */
public record MemoryOptions(
        HistoryOptions history, Optional<WorkingMemoryOptions> workingMemory, Optional<RecallOptions> semanticRecall) {

    /** The defaults of every part. */
    public static final MemoryOptions DEFAULT =
            new MemoryOptions(HistoryOptions.DEFAULT, Optional.empty(), Optional.empty());

    /**
     * The same with another history length.
     *
     * @throws MemoryException.InvalidInput if {@code count} is not 0 to 999
     */
    public MemoryOptions lastMessages(int count) {
        return history(history.lastMessages(count));
    }

    /**
     * The same with a limit on the whole prompt, which takes the place of the default number of messages.
     *
     * @throws MemoryException.InvalidInput if {@code count} is less than 1
     */
    public MemoryOptions maxTokens(int count) {
        return history(history.tokens(TokenBudget.of(count)));
    }

    /** The same with another history. */
    public MemoryOptions history(HistoryOptions value) {
        return new MemoryOptions(value, workingMemory, semanticRecall);
    }

    /** The same with a working memory. */
    public MemoryOptions workingMemory(WorkingMemoryOptions value) {
        return new MemoryOptions(history, Optional.of(value), semanticRecall);
    }

    /** The same with recall in each turn. The memory needs {@code embeddingModel} or {@code recallByWords}. */
    public MemoryOptions semanticRecall(RecallOptions value) {
        return new MemoryOptions(history, workingMemory, Optional.of(value));
    }
}
