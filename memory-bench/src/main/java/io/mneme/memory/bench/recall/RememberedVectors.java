package io.mneme.memory.bench.recall;

import io.mneme.memory.port.model.EmbeddingModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A model that embeds each text once: for runs that compare what comes after. Thread-safe. */
final class RememberedVectors implements EmbeddingModel {

    private final EmbeddingModel model;
    private final Map<String, float[]> known = new ConcurrentHashMap<>();

    RememberedVectors(EmbeddingModel model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public int dimensions() {
        return model.dimensions();
    }

    @Override
    public int maximumTokens() {
        return model.maximumTokens();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream()
                .map(text -> known.computeIfAbsent(
                        text, unknown -> model.embed(List.of(unknown)).get(0)))
                .toList();
    }
}
