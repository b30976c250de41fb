package io.mneme.memory.store.pg;

import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** The statements on single threads. Each method is one statement; the caller makes the transaction. */
final class ThreadTable {

    private final String find;
    private final String lock;
    private final String create;
    private final String update;
    private final String bury;

    ThreadTable(PgNames names) {
        String threads = names.qualified("threads");
        String key = " where resource_id = :resource and thread_id = :thread and deleted_at is null";
        find = "select " + ThreadRows.COLUMNS + " from " + threads + key;
        lock = find + " for update";
        create = ("insert into %s (resource_id, thread_id, incarnation, last_sequence, created_at, updated_at,"
                        + " archived_at, title, metadata)"
                        + " values (:resource, :thread, 1, :lastSequence, :createdAt, :updatedAt, :archivedAt,"
                        + " :title, :metadata::jsonb)"
                        + " on conflict (resource_id, thread_id) do update"
                        + " set incarnation = old.incarnation + 1, last_sequence = excluded.last_sequence,"
                        + " created_at = excluded.created_at, updated_at = excluded.updated_at,"
                        + " archived_at = excluded.archived_at, deleted_at = null,"
                        + " title = excluded.title, metadata = excluded.metadata"
                        + " where old.deleted_at is not null returning incarnation")
                .formatted(threads + " as old");
        update = "update " + threads + " set last_sequence = :lastSequence, created_at = :createdAt,"
                + " updated_at = :updatedAt, archived_at = :archivedAt, title = :title, metadata = :metadata::jsonb"
                + key;
        bury = "update " + threads + " set deleted_at = :at, updated_at = :at, last_sequence = 0,"
                + " indexed_sequence = 0, archived_at = null, title = null, metadata = '{}'" + key;
    }

    Optional<MemoryThread> find(PgSession session, ThreadKey key) {
        return session.first(ThreadRows.bind(session.prepare(find), key), new ThreadRows(key.resource()));
    }

    /** Like {@link #find}; nobody else changes the thread until the transaction ends. */
    Optional<MemoryThread> lock(PgSession session, ThreadKey key) {
        return session.first(ThreadRows.bind(session.prepare(lock), key), new ThreadRows(key.resource()));
    }

    /** Writes a new thread, over a deleted one if there is one; returns its incarnation, empty if it exists. */
    Optional<Long> create(PgSession session, MemoryThread thread) {
        return session.first(ThreadRows.bind(session.prepare(create), thread), (row, context) -> row.getLong(1));
    }

    /** Writes all but the incarnation. */
    void update(PgSession session, MemoryThread thread) {
        session.update(ThreadRows.bind(session.prepare(update), thread));
    }

    /** Leaves only the fact that there was such a thread; returns whether there was. */
    boolean bury(PgSession session, ThreadKey key, Instant at) {
        Query query = ThreadRows.bind(session.prepare(bury), key).bind("at", PgArguments.instant(at));
        return session.update(query) > 0;
    }
}
