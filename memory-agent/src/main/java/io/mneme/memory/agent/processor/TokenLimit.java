package io.mneme.memory.agent.processor;

import io.mneme.memory.context.Context;
import io.mneme.memory.context.PromptBudget;
import io.mneme.memory.history.TokenBudget;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import java.util.Map;

/**
 * Keeps one agent's prompts within a number of tokens, as {@link PromptBudget} says: for an agent whose model takes
 * less than those of others on the same memory. Use it instead of the memory's own budget, since an answer remembers
 * one of both; put it after what makes prompts shorter. Immutable and thread-safe.
 */
public final class TokenLimit implements Processor {

    private static final String NOTE = TokenLimit.class.getName();

    private final TokenBudget tokens;
    private final PromptBudget budget;

    /** A limit with share to remove and counter of your choice. */
    public TokenLimit(TokenBudget tokens) {
        this.tokens = tokens;
        this.budget = new PromptBudget(tokens);
    }

    /**
     * A limit with default share and counter.
     *
     * @throws io.mneme.memory.MemoryException.InvalidInput if {@code maxTokens} is less than 1
     */
    public static TokenLimit of(int maxTokens) {
        return new TokenLimit(TokenBudget.of(maxTokens));
    }

    /** @throws io.mneme.memory.MemoryException.InvalidInput if even without history it does not fit */
    @Override
    public Context beforeModel(Context context, ProcessorContext where) {
        Context fitting = budget.fit(context);
        where.notes().put(note(), budget.mark(fitting));
        return fitting;
    }

    /** Marks the answer, so that the next turn's prompt begins where this one's did. */
    @Override
    public Message beforeSaving(Message message, ProcessorContext where) {
        return message.role() == Role.ASSISTANT && where.notes().get(note()) instanceof Map<?, ?> mark
                ? Messages.withMetadata(message, Map.of(PromptBudget.HISTORY_FROM, mark.get(PromptBudget.HISTORY_FROM)))
                : message;
    }

    private String note() {
        return NOTE + "." + tokens.maxTokens();
    }
}
