package io.mneme.memory.model.langchain4j;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;

/** Says what a provider's exception means; never repeats its message, which may hold text or a key. */
final class Failures {

    private Failures() {}

    static MemoryException of(String model, Throwable failure) {
        String kind = "model \"" + model + "\": " + failure.getClass().getSimpleName();
        if (failure instanceof AuthenticationException || failure instanceof ModelNotFoundException) {
            return new Misconfigured(kind + "; check its key and its name", failure);
        } else if (failure instanceof InvalidRequestException
                || failure instanceof NonRetriableException
                || failure instanceof IllegalArgumentException) {
            return new InvalidInput(kind, failure);
        }
        return new Unavailable(kind, failure);
    }
}
