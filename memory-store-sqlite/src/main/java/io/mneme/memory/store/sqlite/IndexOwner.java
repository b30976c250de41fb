package io.mneme.memory.store.sqlite;

import io.mneme.memory.recall.cache.OwnerState;
import io.mneme.memory.thread.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of {@code index_owners}. */
final class IndexOwner {

    private IndexOwner() {}

    /** The owner's row; empty if the owner has no entries. */
    static Optional<OwnerState> find(Session session, ResourceId owner) throws SQLException {
        return session.prepare(IndexSql.OWNER, statement -> {
            statement.setString(1, owner.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new OwnerState(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getInt(6)))
                        : Optional.empty();
            }
        });
    }

    /** Counts entries to the owner's. */
    static void add(Session session, ResourceId owner, Numbers more, long lastEntry) throws SQLException {
        session.prepare(IndexSql.ADD_TO_OWNER, statement -> {
            statement.setString(1, owner.value());
            statement.setLong(2, more.entries);
            statement.setLong(3, more.terms);
            statement.setLong(4, lastEntry);
            return statement.executeUpdate();
        });
    }

    /** Counts entries off the owner's, who keeps no row without any. */
    static void subtract(Session session, ResourceId owner, Numbers less) throws SQLException {
        session.prepare(IndexSql.TAKE_FROM_OWNER, statement -> {
            statement.setString(1, owner.value());
            statement.setLong(2, less.entries);
            statement.setLong(3, less.terms);
            return statement.executeUpdate();
        });
        session.prepare(IndexSql.DROP_EMPTY_OWNER, statement -> {
            statement.setString(1, owner.value());
            return statement.executeUpdate();
        });
    }

    /** How many entries, and terms in them. */
    record Numbers(long entries, long terms) {}
}
