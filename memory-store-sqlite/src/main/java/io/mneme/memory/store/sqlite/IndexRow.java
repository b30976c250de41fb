package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.IndexEntry;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/**
 * An index entry as SQLite keeps it; made before the writer is taken.
 *
 * @param terms for each term 8 bytes of its hash and 4 of its frequency
 * @param scale what makes the vector's numbers of length one
 * @param vector one signed byte for each dimension; empty for none
 */
record IndexRow(long sequence, int chunk, int length, byte[] terms, float scale, byte[] vector) {

    /** Bytes of a term in {@link #terms}. */
    static final int TERM = Long.BYTES + Integer.BYTES;

    static IndexRow of(IndexEntry entry, TermHash hash) {
        byte[] vector = quantise(entry.vector());
        return new IndexRow(
                entry.sequence(), entry.chunk(), entry.length(), pack(entry.terms(), hash), scale(vector), vector);
    }

    private static byte[] pack(Map<String, Integer> terms, TermHash hash) {
        ByteBuffer packed = ByteBuffer.allocate(terms.size() * TERM);
        terms.forEach((term, frequency) -> packed.putLong(hash.of(term)).putInt(frequency));
        return packed.array();
    }

    /** The largest number becomes 127: with 384 dimensions a cosine is then right to about 0.003. */
    private static byte[] quantise(float[] vector) {
        float largest = 0;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < vector.length && largest > 0; i++) {
            bytes[i] = (byte) Math.round(vector[i] / largest * Byte.MAX_VALUE);
        }
        return bytes;
    }

    private static float scale(byte[] vector) {
        long squares = 0;
        for (byte number : vector) {
            squares += number * number;
        }
        return squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    }

    /** Binds the parameters of {@link IndexSql#INSERT} after the thread. */
    void bind(PreparedStatement statement, long entry) throws SQLException {
        statement.setLong(3, sequence);
        statement.setLong(4, entry);
        statement.setInt(5, chunk);
        statement.setInt(6, length);
        statement.setBytes(7, terms);
        statement.setDouble(8, scale);
        statement.setBytes(9, vector);
    }
}
