package io.mneme.memory.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Reads entry numbers. */
final class IndexNumbers {

    /** Binds the parameters of a statement. */
    @FunctionalInterface
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private static final int FIRST_LENGTH = 1_024;

    private IndexNumbers() {}

    /** The numbers that {@code sql} selects. */
    static long[] read(Session session, String sql, Binding binding) throws SQLException {
        return session.prepare(sql, statement -> {
            binding.bind(statement);
            long[] found = new long[FIRST_LENGTH];
            int size = 0;
            try (ResultSet rows = statement.executeQuery()) {
                for (; rows.next(); size++) {
                    found = size < found.length ? found : Arrays.copyOf(found, size * 2);
                    found[size] = rows.getLong(1);
                }
            }
            return Arrays.copyOf(found, size);
        });
    }
}
