package io.mneme.memory.recall;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.port.model.EmbeddingModel;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.recall.analysis.TextAnalysis;
import java.util.List;
import java.util.Optional;

/**
 * What fills a recall index and looks through it: the embedding model, the analysis of words, and the text that is
 * taken of a message. Immutable and thread-safe.
 *
 * @param embedding the model; empty for words only
 * @param analysis how words are made terms
 * @param text what of a message is indexed
 */
public record RecallModel(Optional<EmbeddingModel> embedding, TextAnalysis analysis, IndexedText text) {

    /** The model's limit is in its own tokens, which are smaller than the estimate's where words are rare. */
    private static final double SAFE_SHARE = 0.75;

    private static final String WORDS_ONLY = "words";

    /** @throws InvalidInput if a value is null */
    public RecallModel {
        Identifiers.required("embedding model", embedding);
        Identifiers.required("text analysis", analysis);
        Identifiers.required("indexed text", text);
    }

    /** By words and meaning, as measured best. */
    public static RecallModel of(EmbeddingModel embedding) {
        return new RecallModel(Optional.of(embedding), TextAnalysis.DEFAULT, IndexedText.DEFAULT);
    }

    /** By words only. */
    public static RecallModel words() {
        return new RecallModel(Optional.empty(), TextAnalysis.DEFAULT, IndexedText.DEFAULT);
    }

    /** What an index is marked with that this fills. */
    public IndexedModel indexed() {
        String rules = "+text" + TextAnalysis.VERSION + text.code() + analysis.code();
        return new IndexedModel(
                embedding.map(EmbeddingModel::name).orElse(WORDS_ONLY) + rules,
                embedding.map(EmbeddingModel::dimensions).orElse(0));
    }

    /**
     * Checks that {@code index} is empty or filled by this.
     *
     * @throws Misconfigured if something else filled it
     */
    public void check(RecallIndex index) {
        IndexedModel mine = indexed();
        index.model().filter(other -> !other.equals(mine)).ifPresent(other -> {
            throw new Misconfigured("the recall index was filled by \"%s\" (%d dimensions), this is \"%s\" (%d): run"
                            .formatted(other.name(), other.dimensions(), mine.name(), mine.dimensions())
                    + " ./mneme reindex (Mneme's own model) or Indexer.reindex (any other), or use the model that filled"
                    + " it");
        });
    }

    /** Most tokens of one chunk, by the rough count. */
    int chunkTokens() {
        return embedding
                .map(model -> (int) (model.maximumTokens() * SAFE_SHARE))
                .orElse(Integer.MAX_VALUE);
    }

    /** The vector of a query's beginning, of length one; of no dimensions without a model or for a blank query. */
    float[] embedQuery(String query) {
        List<String> chunks = embedding.isEmpty() ? List.of() : Chunks.split(query, chunkTokens());
        return chunks.isEmpty()
                ? new float[0]
                : Vectors.unit(embedding.orElseThrow(), chunks.subList(0, 1)).get(0);
    }
}
