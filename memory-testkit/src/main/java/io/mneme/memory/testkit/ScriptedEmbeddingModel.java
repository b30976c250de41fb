package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException;
import io.mneme.memory.port.model.EmbeddingModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A {@link HashingEmbeddingModel} that can be made to fail, and keeps what it was asked. Thread-safe. */
public final class ScriptedEmbeddingModel implements EmbeddingModel {

    private final HashingEmbeddingModel good = new HashingEmbeddingModel();
    private final Queue<Runnable> failures = new ArrayDeque<>();
    private final List<List<String>> calls = new ArrayList<>();

    /** A model that never fails, until it is told to. */
    public ScriptedEmbeddingModel() {}

    /** Adds a failure: each of the next calls throws one of them, in turn. */
    public ScriptedEmbeddingModel thenFail(MemoryException failure) {
        return then(() -> {
            throw failure;
        });
    }

    /** The same for an error, as a model's native code has them. */
    public ScriptedEmbeddingModel thenFail(Error failure) {
        return then(() -> {
            throw failure;
        });
    }

    private ScriptedEmbeddingModel then(Runnable failure) {
        synchronized (calls) {
            failures.add(failure);
        }
        return this;
    }

    /** The texts of each call so far, in order, failed calls included. */
    public List<List<String>> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    @Override
    public String name() {
        return good.name();
    }

    @Override
    public int dimensions() {
        return good.dimensions();
    }

    @Override
    public int maximumTokens() {
        return good.maximumTokens();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        synchronized (calls) {
            calls.add(List.copyOf(texts));
            if (!failures.isEmpty()) {
                failures.remove().run();
            }
        }
        return good.embed(texts);
    }
}
