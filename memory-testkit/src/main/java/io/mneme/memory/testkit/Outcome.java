package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;

/**
 * How a call ended. Immutable.
 *
 * @param value what it returned; null if it failed
 * @param failure what it threw; null if it returned
 */
public record Outcome<T>(T value, MemoryException failure) {

    /**
     * Calls, and keeps the answer or the exception.
     *
     * @throws CompletionException if the call throws anything but a {@link MemoryException}
     */
    public static <T> Outcome<T> of(Callable<T> call) {
        try {
            return new Outcome<>(call.call(), null);
        } catch (MemoryException e) {
            return new Outcome<>(null, e);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** Whether it returned. */
    public boolean succeeded() {
        return failure == null;
    }

    /** Whether it failed with this kind of exception. */
    public boolean failedWith(Class<? extends MemoryException> kind) {
        return kind.isInstance(failure);
    }
}
