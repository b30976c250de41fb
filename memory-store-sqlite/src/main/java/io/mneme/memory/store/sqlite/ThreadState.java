package io.mneme.memory.store.sqlite;

import io.mneme.memory.thread.ThreadKey;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a write must know of a thread before; zeros if it never existed.
 *
 * @param exists whether it exists or was deleted
 */
record ThreadState(boolean exists, long incarnation, long last, boolean deleted) {

    static ThreadState read(Session session, ThreadKey thread) throws SQLException {
        return session.prepare(ThreadSql.STATE, statement -> {
            MessageRow.bindKey(statement, thread);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new ThreadState(true, row.getLong(1), row.getLong(2), row.getBoolean(3))
                        : new ThreadState(false, 0, 0, false);
            }
        });
    }
}
