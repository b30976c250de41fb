package io.mneme.memory.store.pg;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;

/**
 * A vector as bytes, where the server has no type for it: two for each number, scaled so that the largest becomes
 * 32,767. The scale does not matter to an angle; what rounding costs is below 0.001 for up to 1,000 dimensions.
 */
final class PackedVector {

    private PackedVector() {}

    static byte[] pack(float[] vector) {
        float largest = 0;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        ByteBuffer bytes = ByteBuffer.allocate(length(vector.length));
        for (float number : vector) {
            bytes.putShort((short) Math.round(largest == 0 ? 0 : number / largest * Short.MAX_VALUE));
        }
        return bytes.array();
    }

    /** Number of bytes for a vector of so many dimensions. */
    static int length(int dimensions) {
        return dimensions * Short.BYTES;
    }

    /** The numbers that were packed, times some factor. */
    static float[] numbers(byte[] packed) {
        ShortBuffer buffer = ByteBuffer.wrap(packed).asShortBuffer();
        float[] numbers = new float[buffer.remaining()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = buffer.get(i);
        }
        return numbers;
    }

    /** The cosine of the angle; not a number if one of the two has no length. */
    static double similarity(byte[] packed, float[] other) {
        ShortBuffer numbers = ByteBuffer.wrap(packed).asShortBuffer();
        float product = 0;
        float square = 0;
        float otherSquare = 0;
        for (int i = 0; i < other.length; i++) {
            float number = numbers.get(i);
            product += number * other[i];
            square += number * number;
            otherSquare += other[i] * other[i];
        }
        return product / Math.sqrt((double) square * otherSquare);
    }
}
