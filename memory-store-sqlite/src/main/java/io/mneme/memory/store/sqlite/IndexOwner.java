package io.mneme.memory.store.sqlite;

import io.mneme.memory.thread.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A row of {@code index_owners}.
 *
 * @param identity tells this row from an earlier one of the same owner
 * @param entries number of the owner's entries
 * @param terms number of terms in them
 * @param lastEntry the highest entry number ever given
 * @param removals how often entries were taken away
 * @param dimensions of the index's vectors
 */
record IndexOwner(long identity, long entries, long terms, long lastEntry, long removals, int dimensions) {

    /** The owner's row; empty if the owner has no entries. */
    static Optional<IndexOwner> find(Session session, ResourceId owner) throws SQLException {
        return session.prepare(IndexSql.OWNER, statement -> {
            statement.setString(1, owner.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new IndexOwner(
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
