package io.mneme.memory.port.model;

/** Gets a model's text piece by piece. Called by one thread at a time. */
@FunctionalInterface
public interface TextListener {

    /** Called with the next piece, which is not empty. */
    void onText(String piece);
}
