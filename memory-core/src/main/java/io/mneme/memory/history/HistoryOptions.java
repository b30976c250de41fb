package io.mneme.memory.history;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import java.util.Optional;

/**
 * How much of a thread's past goes into the prompt: what keeps both limits. Immutable and thread-safe.
 *
 * @param lastMessages the newest messages before the one to answer, 0 to {@value #MAX_LAST_MESSAGES}; 0 gives only the
 *     message to answer; default {@value #DEFAULT_LAST_MESSAGES}
 * @param tokens most tokens of the whole prompt; empty for no limit, the default
 */
public record HistoryOptions(int lastMessages, Optional<TokenBudget> tokens) {

    /** Default of {@link #lastMessages}. */
    public static final int DEFAULT_LAST_MESSAGES = 20;

    /** Most {@link #lastMessages}: with the message to answer they are one page. */
    public static final int MAX_LAST_MESSAGES = 999;

    /** The defaults. */
    public static final HistoryOptions DEFAULT = new HistoryOptions(DEFAULT_LAST_MESSAGES);

    /** @throws InvalidInput if a value is null or out of range */
    public HistoryOptions {
        Identifiers.required("token budget", tokens);
        if (lastMessages < 0 || lastMessages > MAX_LAST_MESSAGES) {
            throw new InvalidInput("lastMessages must be 0 to " + MAX_LAST_MESSAGES + ", not " + lastMessages
                    + "; default " + DEFAULT_LAST_MESSAGES);
        }
    }

    /** A limit by number only. */
    public HistoryOptions(int lastMessages) {
        this(lastMessages, Optional.empty());
    }

    /** The same with another number. */
    public HistoryOptions lastMessages(int value) {
        return new HistoryOptions(value, tokens);
    }

    /** The same with a limit by tokens, which takes the place of the default number; another number stays. */
    public HistoryOptions tokens(TokenBudget value) {
        int count = lastMessages == DEFAULT_LAST_MESSAGES ? MAX_LAST_MESSAGES : lastMessages;
        return new HistoryOptions(count, Optional.of(value));
    }
}
