package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** Threads as rows and back. */
final class ThreadRows {

    private ThreadRows() {}

    /** Reads rows of one owner. */
    static RowMapper<MemoryThread> of(ResourceId owner) {
        return (row, context) -> read(row, new ThreadKey(owner, ThreadId.of(row.getString(1))));
    }

    /** The thread, in the transaction that {@code handle} is in. */
    static Optional<MemoryThread> find(Handle handle, ThreadKey key) {
        return bindKey(handle.createQuery(ThreadSql.FIND), key)
                .map(of(key.resource()))
                .findOne();
    }

    static <S extends SqlStatement<S>> S bindKey(S statement, ThreadKey key) {
        return statement
                .bind("resource", key.resource().value())
                .bind("thread", key.thread().value());
    }

    /** Binds what an update may change. */
    static <S extends SqlStatement<S>> S bindChangeable(S statement, MemoryThread thread) {
        return bindKey(statement, thread.key())
                .bind("title", thread.title().orElse(null))
                .bind("metadata", DocumentJson.writeOrNull(thread.metadata()))
                .bind("updatedAt", Instants.toEpochMicros(thread.updatedAt()))
                .bind(
                        "archivedAt",
                        thread.archivedAt().map(Instants::toEpochMicros).orElse(null));
    }

    /** Stores a thread that does not exist, also one that was deleted; returns its incarnation, empty if it exists. */
    static Optional<Long> create(Handle handle, MemoryThread thread) {
        return bindChangeable(handle.createQuery(ThreadSql.CREATE), thread)
                .bind("createdAt", Instants.toEpochMicros(thread.createdAt()))
                .bind("lastSequence", thread.lastSequence())
                .mapTo(Long.class)
                .findOne();
    }

    private static MemoryThread read(ResultSet row, ThreadKey key) throws SQLException {
        try {
            return new MemoryThread(
                    key,
                    Optional.ofNullable(row.getString(2)),
                    DocumentJson.readOrEmpty(row.getString(3)),
                    Instants.ofEpochMicros(row.getLong(4)),
                    Instants.ofEpochMicros(row.getLong(5)),
                    instant(row, 6),
                    row.getLong(7),
                    row.getLong(8));
        } catch (Misconfigured | InvalidInput e) {
            throw new Misconfigured("thread " + key + " cannot be read", e);
        }
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instants.ofEpochMicros(micros));
    }
}
