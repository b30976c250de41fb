package io.mneme.memory.store.mongo;

import io.mneme.memory.recall.cache.QuantisedVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bson.BsonBinary;
import org.bson.types.Binary;

/**
 * Vectors in one byte for each number: a scale as a 32-bit float, then the numbers that it is to be multiplied with.
 */
final class Vectors {

    private Vectors() {}

    static Binary encode(float[] vector) {
        QuantisedVector quantised = QuantisedVector.of(vector);
        return new Binary(ByteBuffer.allocate(Float.BYTES + vector.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(quantised.scale())
                .put(quantised.numbers())
                .array());
    }

    static QuantisedVector decode(BsonBinary stored) {
        byte[] bytes = stored.getData();
        float scale = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat();
        return new QuantisedVector(scale, Arrays.copyOfRange(bytes, Float.BYTES, bytes.length));
    }
}
