package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.thread.ThreadKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The statements on the recall index's outbox: threads with messages beyond their indexed place. */
final class PendingTable {

    private final String threads;

    PendingTable(PgNames names) {
        threads = " from " + names.qualified("threads") + " where last_sequence > indexed_sequence";
    }

    /** The ones that wait longest first, so that none waits for ever. */
    List<PendingThread> list(PgSession session, int limit) {
        String sql = "select resource_id, thread_id, incarnation, indexed_sequence, last_sequence" + threads
                + " order by updated_at" + PgSession.limit(limit);
        return session.list(session.prepare(sql), PendingTable::read);
    }

    long count(PgSession session) {
        return session.first(session.prepare("select count(*)" + threads), (row, context) -> row.getLong(1))
                .orElseThrow();
    }

    Optional<PendingThread> find(PgSession session, ThreadKey key) {
        String sql = "select resource_id, thread_id, incarnation, indexed_sequence, last_sequence" + threads
                + " and resource_id = :resource and thread_id = :thread";
        return session.first(ThreadRows.bind(session.prepare(sql), key), PendingTable::read);
    }

    private static PendingThread read(ResultSet row, StatementContext context) throws SQLException {
        return new PendingThread(
                ThreadKey.of(row.getString("resource_id"), row.getString("thread_id")),
                row.getLong("incarnation"),
                row.getLong("indexed_sequence"),
                row.getLong("last_sequence"));
    }
}
