package io.mneme.memory.history;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.port.model.TokenCounter;

/**
 * How many tokens a prompt may have. If it has more, the oldest history goes, a good part at once, so that the
 * beginning of the prompt stays the same over the following turns. Immutable and thread-safe.
 *
 * @param maxTokens most tokens of instructions, history, notes and the current turn together, 1 or more
 * @param removeShare how much of {@code maxTokens} becomes free when something has to go, 0 to 0.9; default 0.25
 * @param counter counts them; default {@link TokenCounter#ESTIMATE}
 */
public record TokenBudget(int maxTokens, double removeShare, TokenCounter counter) {

    /** Default of {@link #removeShare}. */
    public static final double DEFAULT_REMOVE_SHARE = 0.25;

    /** @throws InvalidInput if a value is null or out of range */
    public TokenBudget {
        Identifiers.required("token counter", counter);
        if (maxTokens < 1 || !(removeShare >= 0 && removeShare <= 0.9)) {
            throw new InvalidInput(
                    "maxTokens must be 1 or more, not " + maxTokens + ", and removeShare 0 to 0.9, not " + removeShare);
        }
    }

    /** A budget with defaults. */
    public static TokenBudget of(int maxTokens) {
        return new TokenBudget(maxTokens, DEFAULT_REMOVE_SHARE, TokenCounter.ESTIMATE);
    }

    /** The same with an exact counter. */
    public TokenBudget counter(TokenCounter value) {
        return new TokenBudget(maxTokens, removeShare, value);
    }

    /** How many tokens the prompt may have after something was removed. */
    public int target() {
        return (int) (maxTokens * (1 - removeShare));
    }
}
