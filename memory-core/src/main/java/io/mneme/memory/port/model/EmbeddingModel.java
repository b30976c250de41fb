package io.mneme.memory.port.model;

import java.util.List;

/** Turns texts into vectors whose angle tells how near they are in meaning. Thread-safe. */
public interface EmbeddingModel {

    /** The model's name, kept with every index that it fills: another name means another, incomparable model. */
    String name();

    /** Length of each vector, 1 to 16,000. */
    int dimensions();

    /** Most tokens of one text; what is longer must be split by the caller, or its end is not seen. */
    int maximumTokens();

    /**
     * Embeds texts.
     *
     * @param texts 1 or more texts, none blank
     * @return one vector for each text, in order, each of {@link #dimensions} finite numbers; not necessarily of length
     *     one
     * @throws io.mneme.memory.MemoryException.Unavailable if the model cannot answer now
     * @throws io.mneme.memory.MemoryException.InvalidInput if it will never accept one of the texts
     */
    List<float[]> embed(List<String> texts);
}
