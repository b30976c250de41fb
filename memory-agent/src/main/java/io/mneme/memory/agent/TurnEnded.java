package io.mneme.memory.agent;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import java.time.Duration;

/** A turn ended before its answer: cancelled, failed or late. */
final class TurnEnded extends Exception {

    private static final long serialVersionUID = 1L;

    private final String finish;

    private TurnEnded(String finish, MemoryException error) {
        super(finish, error);
        this.finish = finish;
    }

    static TurnEnded cancelled() {
        return new TurnEnded("cancelled", null);
    }

    static TurnEnded late(String what, Duration timeout) {
        return new TurnEnded(
                "late", new Unavailable(what + " did not end before the turn's deadline of " + timeout, null));
    }

    /** A model's exception may hold memory text, so only its class goes into the message. */
    static TurnEnded failed(String what, Throwable cause) {
        if (cause instanceof Unavailable || cause instanceof Misconfigured) {
            return new TurnEnded("failed", (MemoryException) cause);
        }
        String name = cause.getClass().getName();
        return new TurnEnded("failed", new Unavailable(what + " failed with " + name, cause));
    }

    /** A failure with a message of our own. */
    static TurnEnded failed(String message) {
        return new TurnEnded("failed", new Unavailable(message, null));
    }

    /** How it ended, as the metadata of a partial message says it. */
    String finish() {
        return finish;
    }

    /** What to throw; null if the turn was cancelled. */
    MemoryException error() {
        return (MemoryException) getCause();
    }
}
