package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.working.WorkingMemoryDocument;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** The statements on working memories. Each method is one statement; the caller makes the transaction. */
final class WorkingMemoryTable {

    private final String find;
    private final String history;
    private final String write;
    private final String delete;
    private final String lock;
    private final String insert;

    /** What a write found: {@code outcome} as migration 003 says, and the newest version before it. */
    record Written(String outcome, long newest) {}

    WorkingMemoryTable(PgNames names) {
        String table = names.qualified("working_memories");
        String start = "select version, written_at, author, turn, content from " + table
                + " where resource_id = :resource and thread_id = :thread";
        find = start + " order by version desc limit 1";
        history = start + " and version < :before order by version desc";
        write = "select outcome, newest from " + names.qualified("write_working_memory")
                + "(:resource, :thread, :version, :at, :author, :turn, :content, :keep)";
        delete = "select " + names.qualified("delete_working_memory") + "(:resource, :thread)";
        lock = "select " + names.qualified("lock_working_memory") + "(:resource, :thread)";
        insert = "insert into " + table + " (resource_id, thread_id, version, written_at, author, turn, content)"
                + " select :resource, :thread, n.version, n.written_at::timestamptz, n.author, n.turn, n.content::jsonb"
                + " from unnest(:versions::bigint[], :times::text[], :authors::text[], :turns::text[],"
                + " :contents::text[]) n (version, written_at, author, turn, content) on conflict do nothing";
    }

    Optional<WorkingMemoryVersion> find(PgSession session, WorkingMemoryKey key) {
        return session.first(bind(session.prepare(find), key), (row, context) -> read(row));
    }

    List<WorkingMemoryVersion> history(PgSession session, WorkingMemoryKey key, long before, int limit) {
        Query query = bind(session.prepare(history + PgSession.limit(limit)), key);
        return session.list(query.bind("before", before), (row, context) -> read(row));
    }

    Written write(PgSession session, WorkingMemoryWrite write) {
        WorkingMemoryVersion next = write.next();
        Query query = bind(session.prepare(this.write), write.key())
                .bind("version", next.version())
                .bind("at", PgArguments.instant(next.at()))
                .bind("author", next.author().orElse(null))
                .bind("turn", next.turn().orElse(null))
                .bind("content", content(next))
                .bind("keep", (long) write.keep());
        return session.first(query, (row, context) -> new Written(row.getString(1), row.getLong(2)))
                .orElseThrow();
    }

    boolean delete(PgSession session, WorkingMemoryKey key) {
        return session.first(bind(session.prepare(delete), key), (row, context) -> row.getBoolean(1))
                .orElseThrow();
    }

    /**
     * Keeps others from changing it until the transaction ends; says {@code locked}, {@code absent}, {@code deleted}.
     */
    String lock(PgSession session, WorkingMemoryKey key) {
        return session.first(bind(session.prepare(lock), key), (row, context) -> row.getString(1))
                .orElseThrow();
    }

    /** Adds those of {@code versions} that are not there. */
    void insert(PgSession session, WorkingMemoryKey key, Collection<WorkingMemoryVersion> versions) {
        session.update(bind(session.prepare(insert), key)
                .bind("versions", PgArguments.longs(versions, WorkingMemoryVersion::version))
                .bind(
                        "times",
                        PgArguments.texts(versions, version -> version.at().toString()))
                .bind(
                        "authors",
                        PgArguments.texts(versions, version -> version.author().orElse(null)))
                .bind(
                        "turns",
                        PgArguments.texts(versions, version -> version.turn().orElse(null)))
                .bind("contents", PgArguments.texts(versions, WorkingMemoryTable::content)));
    }

    private static String content(WorkingMemoryVersion version) {
        return PgJson.write(WorkingMemoryDocument.write(version.content()));
    }

    private static WorkingMemoryVersion read(ResultSet row) throws SQLException {
        return new WorkingMemoryVersion(
                row.getLong("version"),
                WorkingMemoryDocument.read(PgJson.read(row.getString("content"))),
                PgArguments.instant(row, "written_at"),
                Optional.ofNullable(row.getString("author")),
                Optional.ofNullable(row.getString("turn")));
    }

    private static Query bind(Query query, WorkingMemoryKey key) {
        return query.bind("resource", key.resource().value())
                .bind("thread", key.thread().map(ThreadId::value).orElse(""));
    }
}
