package io.mneme.memory.bench.recall;

import io.mneme.memory.port.model.EmbeddingModel;
import java.util.List;
import java.util.function.Supplier;

/**
 * A model whose vectors are hashed while the index is filled, since only the time of a search is measured, and real
 * ones afterwards, since that time holds the query's embedding. Thread-safe.
 */
final class SwitchedModel implements EmbeddingModel {

    private final EmbeddingModel real;
    private final EmbeddingModel hashed;
    private volatile boolean filling = true;

    /** @param hashed with as many dimensions */
    SwitchedModel(EmbeddingModel real, EmbeddingModel hashed) {
        this.real = real;
        this.hashed = hashed;
    }

    /** Runs {@code search} with the real model. */
    <T> T searching(Supplier<T> search) {
        filling = false;
        try {
            return search.get();
        } finally {
            filling = true;
        }
    }

    @Override
    public String name() {
        return real.name() + "-bench";
    }

    @Override
    public int dimensions() {
        return real.dimensions();
    }

    @Override
    public int maximumTokens() {
        return real.maximumTokens();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return (filling ? hashed : real).embed(texts);
    }
}
