package io.mneme.memory.port.model;

/**
 * A language model that answers a conversation. Thread-safe: one object serves many turns at once.
 *
 * <p>A call runs on a thread that is interrupted when the turn is cancelled or late; a model should then stop and
 * throw.
 */
public interface ChatModel {

    /** The model's name, for people and logs. */
    String name();

    /**
     * Answers, and reports text as it comes.
     *
     * @param request what the model sees
     * @param listener gets each piece of text, in order, on the calling thread; the pieces joined are the answer's
     *     text. It throws {@link java.util.concurrent.CancellationException} when the turn is over: let it through
     * @return the whole answer
     * @throws io.mneme.memory.MemoryException.Unavailable if the model cannot be reached; any other exception also ends
     *     the turn, and what was reported so far is kept
     */
    ChatAnswer answer(ChatRequest request, TextListener listener);
}
