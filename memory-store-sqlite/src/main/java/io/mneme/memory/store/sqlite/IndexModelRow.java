package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.IndexedModel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The row of {@code index_model}.
 *
 * @param resetting whether a reset is at work, or was interrupted
 */
record IndexModelRow(IndexedModel model, boolean resetting) {

    /** Empty as long as nothing was indexed. */
    static Optional<IndexModelRow> find(Session session) throws SQLException {
        return session.prepare(IndexSql.MODEL, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new IndexModelRow(new IndexedModel(row.getString(1), row.getInt(2)), row.getBoolean(3)))
                        : Optional.empty();
            }
        });
    }

    void store(Session session) throws SQLException {
        session.prepare(IndexSql.SET_MODEL, statement -> {
            statement.setString(1, model.name());
            statement.setInt(2, model.dimensions());
            statement.setBoolean(3, resetting);
            return statement.executeUpdate();
        });
    }
}
