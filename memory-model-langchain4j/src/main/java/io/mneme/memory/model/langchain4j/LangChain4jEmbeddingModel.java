package io.mneme.memory.model.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.model.EmbeddingModel;
import java.util.List;

/** Any LangChain4j embedding model. As thread-safe as the model that it stands for. */
public final class LangChain4jEmbeddingModel implements EmbeddingModel {

    private final String name;
    private final dev.langchain4j.model.embedding.EmbeddingModel model;
    private final int dimensions;
    private final int maximumTokens;

    private LangChain4jEmbeddingModel(
            String name, dev.langchain4j.model.embedding.EmbeddingModel model, int dimensions, int maximumTokens) {
        this.name = name;
        this.model = model;
        this.dimensions = dimensions;
        this.maximumTokens = maximumTokens;
    }

    /**
     * Wraps a model. Asks it for its dimensions, which for a provider that does not tell means one call.
     *
     * @param name the model's name with its version, kept with every index that it fills
     * @param maximumTokens most tokens of one text, 1 or more, as the provider says
     * @throws Misconfigured if a value is missing or out of range
     * @throws io.mneme.memory.MemoryException.Unavailable if the model has to be asked and does not answer
     */
    public static LangChain4jEmbeddingModel of(
            String name, dev.langchain4j.model.embedding.EmbeddingModel model, int maximumTokens) {
        if (name == null || name.isBlank() || model == null || maximumTokens < 1) {
            throw new Misconfigured("an embedding model needs a name, a model and a maximum of 1 token or more");
        }
        try {
            return new LangChain4jEmbeddingModel(name, model, model.dimension(), maximumTokens);
        } catch (RuntimeException e) {
            throw Failures.of(name, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int maximumTokens() {
        return maximumTokens;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        try {
            return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                    .map(Embedding::vector)
                    .toList();
        } catch (RuntimeException e) {
            throw Failures.of(name, e);
        }
    }
}
