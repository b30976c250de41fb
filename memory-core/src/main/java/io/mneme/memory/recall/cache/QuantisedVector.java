package io.mneme.memory.recall.cache;

/**
 * A vector as one signed byte for each dimension. Not to be changed; thread-safe.
 *
 * @param scale what makes the numbers of length one; 0 if they have no length
 * @param numbers one for each dimension; none for no vector
 */
public record QuantisedVector(float scale, byte[] numbers) {

    /** No vector. */
    public static final QuantisedVector NONE = new QuantisedVector(0, new byte[0]);

    /** The largest number of {@code vector} becomes 127: with 384 dimensions a cosine is then right to about 0.003. */
    public static QuantisedVector of(float[] vector) {
        float largest = 0;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        byte[] numbers = new byte[vector.length];
        long squares = 0;
        for (int i = 0; i < vector.length && largest > 0; i++) {
            numbers[i] = (byte) Math.round(vector[i] / largest * Byte.MAX_VALUE);
            squares += numbers[i] * numbers[i];
        }
        return new QuantisedVector(squares == 0 ? 0 : (float) (1 / Math.sqrt(squares)), numbers);
    }
}
