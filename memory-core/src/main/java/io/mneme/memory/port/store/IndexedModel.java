package io.mneme.memory.port.store;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;

/**
 * What fills a recall index. Immutable and thread-safe.
 *
 * @param name the embedding model's name, with the version of the text analysis; the rule of ids
 * @param dimensions length of each vector, 0 (words only) to {@value #MAX_DIMENSIONS}
 */
public record IndexedModel(String name, int dimensions) {

    /** Longest vector. */
    public static final int MAX_DIMENSIONS = 16_000;

    /** @throws InvalidInput if a value breaks its rule */
    public IndexedModel {
        Identifiers.check("model name", name);
        if (dimensions < 0 || dimensions > MAX_DIMENSIONS) {
            throw new InvalidInput("dimensions must be 0 to " + MAX_DIMENSIONS + ", not " + dimensions);
        }
    }
}
