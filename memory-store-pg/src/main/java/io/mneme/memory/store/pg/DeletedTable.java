package io.mneme.memory.store.pg;

import io.mneme.memory.internal.Imported;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.thread.ThreadKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** The statements on deleted threads, of all owners. Each method is one statement; the caller makes the transaction. */
final class DeletedTable {

    private static final String GIVEN = " unnest(:resources::text[], :threads::text[], :incarnations::bigint[],"
            + " :times::text[]) n (resource_id, thread_id, incarnation, deleted_at)";

    private final String list;
    private final String put;
    private final String here;

    DeletedTable(PgNames names) {
        String threads = names.qualified("threads");
        // Ordered by the time too, though no key is there twice: only the index of deleted threads has this order.
        list = "select resource_id, thread_id, incarnation, deleted_at from " + threads
                + " where deleted_at is not null and (resource_id, thread_id) > (:resource, :thread)"
                + " order by resource_id, thread_id, deleted_at";
        // In one order for everybody: nobody waits for somebody who waits for him.
        put = "insert into " + threads + " as old (resource_id, thread_id, incarnation, last_sequence, created_at,"
                + " updated_at, deleted_at, metadata) select n.resource_id, n.thread_id, n.incarnation, 0,"
                + " n.deleted_at::timestamptz, n.deleted_at::timestamptz, n.deleted_at::timestamptz, '{}' from" + GIVEN
                + " order by n.resource_id collate \"C\", n.thread_id collate \"C\""
                + " on conflict (resource_id, thread_id) do update set incarnation = excluded.incarnation,"
                + " updated_at = excluded.updated_at, deleted_at = excluded.deleted_at"
                + " where old.deleted_at is not null and old.incarnation < excluded.incarnation";
        // With a fence: each row by its key, however few rows the planner takes the table to have.
        here = "select t.resource_id, t.thread_id, t.incarnation, t.deleted_at is null as lives from" + GIVEN
                + " cross join lateral (select one.* from " + threads + " as one where one.resource_id = n.resource_id"
                + " and one.thread_id = n.thread_id offset 0) t";
    }

    /** Up to {@code limit}, in order. */
    List<DeletedThread> list(PgSession session, Optional<ThreadKey> after, int limit) {
        // No id is empty, so all come after the empty text.
        Query query = session.prepareOrdered(list + PgSession.limit(limit))
                .bind("resource", after.map(key -> key.resource().value()).orElse(""))
                .bind("thread", after.map(key -> key.thread().value()).orElse(""));
        return session.list(
                query,
                (row, context) -> new DeletedThread(key(row), row.getLong(3), PgArguments.instant(row, "deleted_at")));
    }

    /** Makes ids count as deleted that do not live; those that do stay as they are, locked like all the others. */
    void put(PgSession session, List<DeletedThread> deleted) {
        session.update(bind(session.prepare(put), deleted));
    }

    /** @throws io.mneme.memory.MemoryException.Conflict if one lives, or is deleted in a later incarnation */
    void check(PgSession session, List<DeletedThread> deleted) {
        Map<ThreadKey, DeletedThread> wanted =
                deleted.stream().collect(Collectors.toMap(DeletedThread::key, Function.identity()));
        session.list(bind(session.prepare(here), deleted), (row, context) -> {
            Imported.checkDeletable(wanted.get(key(row)), row.getBoolean("lives"), row.getLong("incarnation"));
            return true;
        });
    }

    private static ThreadKey key(ResultSet row) throws SQLException {
        return ThreadKey.of(row.getString("resource_id"), row.getString("thread_id"));
    }

    private static Query bind(Query query, List<DeletedThread> deleted) {
        return query.bind(
                        "resources",
                        PgArguments.texts(deleted, one -> one.key().resource().value()))
                .bind(
                        "threads",
                        PgArguments.texts(deleted, one -> one.key().thread().value()))
                .bind("incarnations", PgArguments.longs(deleted, DeletedThread::incarnation))
                .bind("times", PgArguments.texts(deleted, one -> one.deletedAt().toString()));
    }
}
