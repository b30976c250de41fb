package io.mneme.memory.recall;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.model.EmbeddingModel;
import java.util.List;

/** Asks a model for vectors, and checks what comes. */
final class Vectors {

    private Vectors() {}

    /**
     * One vector of length one for each text.
     *
     * @throws Misconfigured if the model breaks its contract in number or dimensions
     * @throws InvalidInput if a vector is not finite or has no direction
     */
    static List<float[]> unit(EmbeddingModel model, List<String> texts) {
        List<float[]> vectors = model.embed(texts);
        if (vectors.size() != texts.size()) {
            throw new Misconfigured("embedding model \"%s\" gave %d vectors for %d texts"
                    .formatted(model.name(), vectors.size(), texts.size()));
        }
        return vectors.stream().map(vector -> unit(model, vector)).toList();
    }

    private static float[] unit(EmbeddingModel model, float[] vector) {
        if (vector.length != model.dimensions()) {
            throw new Misconfigured("embedding model \"%s\" gave a vector of %d dimensions, not %d"
                    .formatted(model.name(), vector.length, model.dimensions()));
        }
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new InvalidInput("embedding model \"" + model.name() + "\" gave a vector without a direction");
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }
}
