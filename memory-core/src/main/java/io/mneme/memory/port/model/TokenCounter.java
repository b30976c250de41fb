package io.mneme.memory.port.model;

/** Counts the tokens of a text, exactly for one model or roughly for any. Thread-safe. */
@FunctionalInterface
public interface TokenCounter {

    /** For any model: about a token for four letters, or for each sign of a script without spaces. Fast. */
    TokenCounter ESTIMATE = TokenEstimate::count;

    /** Number of tokens, 0 for an empty text. */
    int count(String text);
}
