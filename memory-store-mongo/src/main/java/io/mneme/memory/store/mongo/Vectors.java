package io.mneme.memory.store.mongo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.types.Binary;

/**
 * Vectors in one byte for each number: a scale as a 32-bit float, then each number divided by it. The cosine is exact
 * to 0.01 by far. All stored vectors are of length one.
 */
final class Vectors {

    private static final int STEPS = 127;

    private Vectors() {}

    static Binary encode(float[] vector) {
        float largest = 0;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        float scale = largest == 0 ? 1 : largest / STEPS;
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES + vector.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(scale);
        for (float number : vector) {
            bytes.put((byte) Math.round(number / scale));
        }
        return new Binary(bytes.array());
    }

    /** Number of dimensions of a stored vector. */
    static int dimensions(byte[] stored) {
        return stored.length - Float.BYTES;
    }

    /** The product of a stored vector and another of as many dimensions. */
    static double product(byte[] stored, float[] other) {
        float scale = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getFloat();
        float sum = 0;
        for (int i = 0; i < other.length; i++) {
            sum += stored[Float.BYTES + i] * other[i];
        }
        return (double) sum * scale;
    }
}
