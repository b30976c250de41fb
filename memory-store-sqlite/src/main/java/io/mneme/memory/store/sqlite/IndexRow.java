package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.recall.cache.CachedEntry;
import io.mneme.memory.recall.cache.QuantisedVector;
import io.mneme.memory.recall.cache.TermHash;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/**
 * An index entry as SQLite keeps it; made before the writer is taken.
 *
 * @param terms for each term 8 bytes of its hash and 4 of its frequency
 * @param vector the vector; without numbers for none
 */
record IndexRow(long sequence, int chunk, int length, byte[] terms, QuantisedVector vector) {

    static IndexRow of(IndexEntry entry, TermHash hash) {
        QuantisedVector vector = QuantisedVector.of(entry.vector());
        return new IndexRow(entry.sequence(), entry.chunk(), entry.length(), pack(entry.terms(), hash), vector);
    }

    private static byte[] pack(Map<String, Integer> terms, TermHash hash) {
        ByteBuffer packed = ByteBuffer.allocate(terms.size() * CachedEntry.BYTES_PER_TERM);
        terms.forEach((term, frequency) -> packed.putLong(hash.of(term)).putInt(frequency));
        return packed.array();
    }

    /** Binds the parameters of {@link IndexSql#INSERT} after the thread. */
    void bind(PreparedStatement statement, long entry) throws SQLException {
        statement.setLong(3, sequence);
        statement.setLong(4, entry);
        statement.setInt(5, chunk);
        statement.setInt(6, length);
        statement.setBytes(7, terms);
        statement.setDouble(8, vector.scale());
        statement.setBytes(9, vector.numbers());
    }
}
