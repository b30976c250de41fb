package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The statements on the recall index's outbox: threads with messages beyond their indexed place. */
final class PendingTable {

    private static final String COLUMNS = "select resource_id, thread_id, incarnation, indexed_sequence, last_sequence";
    private final String threads;
    private final String ofOwner;

    PendingTable(PgNames names) {
        String from = " from " + names.qualified("threads") + " where ";
        threads = from + "last_sequence > indexed_sequence";
        // Said so that the index of everybody's pending threads does not serve it: the owner's key does.
        ofOwner = from + "last_sequence - indexed_sequence > 0 and resource_id = :resource";
    }

    /** The ones that wait longest first, so that none waits for ever. */
    List<PendingThread> list(PgSession session, int limit) {
        String sql = COLUMNS + threads + " order by updated_at" + PgSession.limit(limit);
        return session.list(session.prepare(sql), PendingTable::read);
    }

    long count(PgSession session) {
        return count(session, session.prepare("select count(*)" + threads));
    }

    List<PendingThread> list(PgSession session, ResourceId owner, int limit) {
        String sql = COLUMNS + ofOwner + " order by thread_id" + PgSession.limit(limit);
        return session.list(session.prepare(sql).bind("resource", owner.value()), PendingTable::read);
    }

    long count(PgSession session, ResourceId owner) {
        String sql = "select count(*)" + ofOwner;
        return count(session, session.prepare(sql).bind("resource", owner.value()));
    }

    private static long count(PgSession session, Query query) {
        return session.first(query, (row, context) -> row.getLong(1)).orElseThrow();
    }

    Optional<PendingThread> find(PgSession session, ThreadKey key) {
        String sql = COLUMNS + ofOwner + " and thread_id = :thread";
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
