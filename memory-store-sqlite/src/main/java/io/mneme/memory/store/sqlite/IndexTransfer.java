package io.mneme.memory.store.sqlite;

import io.mneme.memory.recall.cache.OwnerState;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Moves a thread's entries to another owner, inside the transaction that moves its messages: they follow these, and
 * before get numbers that neither owner has used.
 */
final class IndexTransfer {

    private final Session session;
    private final ThreadKey from;
    private final ResourceId to;

    IndexTransfer(Session session, ThreadKey from, ResourceId to) {
        this.session = session;
        this.from = from;
        this.to = to;
    }

    /** @param messages moves the messages */
    void run(Session.TransactionWork<Long> messages) throws SQLException {
        IndexOwner.Numbers moving = count();
        long last = Math.max(last(from.resource()), last(to));
        renumber(last);
        messages.run();
        if (moving.entries() > 0) {
            IndexOwner.add(session, to, moving, last + moving.entries());
            IndexOwner.subtract(session, from.resource(), moving);
        }
        session.prepare(IndexSql.COPY_INDEXED, statement -> {
            MessageRow.bindKey(statement, from);
            statement.setString(3, to.value());
            return statement.executeUpdate();
        });
    }

    private IndexOwner.Numbers count() throws SQLException {
        return session.prepare(IndexSql.COUNT_THREAD, statement -> {
            MessageRow.bindKey(statement, from);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new IndexOwner.Numbers(row.getLong(1), row.getLong(2));
            }
        });
    }

    private long last(ResourceId owner) throws SQLException {
        return IndexOwner.find(session, owner).map(OwnerState::lastEntry).orElse(0L);
    }

    private void renumber(long after) throws SQLException {
        session.prepare(IndexSql.RENUMBER, statement -> {
            MessageRow.bindKey(statement, from);
            statement.setLong(3, after);
            return statement.executeUpdate();
        });
    }
}
