package io.mneme.memory.history;

import io.mneme.memory.MemoryException.InvalidInput;

/**
 * How much of a thread's past goes into the prompt. Immutable and thread-safe.
 *
 * @param lastMessages the newest messages before the one to answer, 0 to {@value #MAX_LAST_MESSAGES}; 0 gives only the
 *     message to answer; default {@value #DEFAULT_LAST_MESSAGES}
 */
public record HistoryOptions(int lastMessages) {

    /** Default of {@link #lastMessages}. */
    public static final int DEFAULT_LAST_MESSAGES = 20;

    /** Most {@link #lastMessages}: with the message to answer they are one page. */
    public static final int MAX_LAST_MESSAGES = 999;

    /** The defaults. */
    public static final HistoryOptions DEFAULT = new HistoryOptions(DEFAULT_LAST_MESSAGES);

    /** @throws InvalidInput if the number is out of range */
    public HistoryOptions {
        if (lastMessages < 0 || lastMessages > MAX_LAST_MESSAGES) {
            throw new InvalidInput("lastMessages must be 0 to " + MAX_LAST_MESSAGES + ", not " + lastMessages
                    + "; default " + DEFAULT_LAST_MESSAGES);
        }
    }
}
