package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.port.model.EmbeddingModel;
import java.util.List;
import java.util.Locale;

/**
 * An embedding model for tests, without any model: counts the three-character pieces of a text, each hashed to one of
 * the dimensions. The same text always gets the same vector, of length one; texts that share most of their letters get
 * near ones. Thread-safe.
 */
public final class HashingEmbeddingModel implements EmbeddingModel {

    private static final int PIECE = 3;

    private final int dimensions;

    /** With 64 dimensions. */
    public HashingEmbeddingModel() {
        this(64);
    }

    /** @param dimensions length of the vectors, 1 or more; few make unlike texts collide */
    public HashingEmbeddingModel(int dimensions) {
        if (dimensions < 1) {
            throw new InvalidInput("a vector has 1 or more dimensions, not " + dimensions);
        }
        this.dimensions = dimensions;
    }

    @Override
    public String name() {
        return "hashed-trigrams-" + dimensions;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int maximumTokens() {
        return 8_192;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    /**
     * Embeds one text.
     *
     * @throws InvalidInput if it is blank
     */
    public float[] embed(String text) {
        if (text.isBlank()) {
            throw new InvalidInput("a blank text has no vector");
        }
        int[] points =
                (" " + text.toLowerCase(Locale.ROOT).strip() + " ").codePoints().toArray();
        double[] counts = new double[dimensions];
        for (int i = 0; i + PIECE <= points.length; i++) {
            int hash = scramble((points[i] * 31 + points[i + 1]) * 31 + points[i + 2]);
            // Half of the pieces count backwards, so that unlike texts are at right angles on average.
            counts[Math.floorMod(hash, dimensions)] += (hash >>> 30) % 2 == 0 ? 1 : -1;
        }
        return ofLengthOne(counts);
    }

    private static int scramble(int piece) {
        int mixed = piece * 0x9E3779B9;
        mixed ^= mixed >>> 15;
        mixed *= 0x85EBCA6B;
        return mixed ^ mixed >>> 13;
    }

    private static float[] ofLengthOne(double[] counts) {
        double square = 0;
        for (double count : counts) {
            square += count * count;
        }
        float[] vector = new float[counts.length];
        if (square == 0) {
            // All pieces cancelled each other out; any direction will do, as long as it is always the same.
            vector[0] = 1;
            return vector;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (counts[i] / Math.sqrt(square));
        }
        return vector;
    }
}
