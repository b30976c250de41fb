package io.mneme.memory.store.pg;

import java.nio.ByteBuffer;

/**
 * pgvector's type of 16-bit numbers, as the server sends it: the number of dimensions, two unused bytes, the numbers.
 */
final class HalfVector {

    private static final int MANTISSA_BITS = 10;
    private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
    private static final int EXPONENT = 0x1f;
    private static final int MORE_MANTISSA_BITS = 23 - MANTISSA_BITS;
    private static final int MORE_EXPONENT = 127 - 15;
    /** Numbers without exponent are multiples of this. */
    private static final float SMALLEST = 0x1p-24f;

    private HalfVector() {}

    static float[] numbers(byte[] sent) {
        ByteBuffer buffer = ByteBuffer.wrap(sent);
        float[] numbers = new float[buffer.getShort()];
        buffer.getShort();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(buffer.getShort());
        }
        return numbers;
    }

    /** IEEE 754 binary16; the server refuses infinities and what is not a number. */
    static float number(short half) {
        int exponent = half >> MANTISSA_BITS & EXPONENT;
        int mantissa = half & MANTISSA;
        if (exponent == 0) {
            return half < 0 ? -mantissa * SMALLEST : mantissa * SMALLEST;
        }
        return Float.intBitsToFloat((half & Short.MIN_VALUE) << Short.SIZE
                | exponent + MORE_EXPONENT << 23
                | mantissa << MORE_MANTISSA_BITS);
    }
}
