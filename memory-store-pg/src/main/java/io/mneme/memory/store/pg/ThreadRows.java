package io.mneme.memory.store.pg;

import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of the table of threads, in both directions. */
final class ThreadRows implements RowMapper<MemoryThread> {

    static final String COLUMNS =
            "thread_id, incarnation, last_sequence, created_at, updated_at, archived_at, title, metadata";

    private final ResourceId owner;

    /** Reads rows of {@code owner}, whose id they need not hold. */
    ThreadRows(ResourceId owner) {
        this.owner = owner;
    }

    @Override
    public MemoryThread map(ResultSet row, StatementContext context) throws SQLException {
        return new MemoryThread(
                new ThreadKey(owner, ThreadId.of(row.getString("thread_id"))),
                Optional.ofNullable(row.getString("title")),
                PgJson.read(row.getString("metadata")),
                PgArguments.instant(row, "created_at"),
                PgArguments.instant(row, "updated_at"),
                Optional.ofNullable(PgArguments.instant(row, "archived_at")),
                row.getLong("last_sequence"),
                row.getLong("incarnation"));
    }

    static Query bind(Query query, ThreadKey key) {
        return query.bind("resource", key.resource().value())
                .bind("thread", key.thread().value());
    }

    /** Binds all that a change may touch. */
    static Query bind(Query query, MemoryThread thread) {
        Instant archivedAt = thread.archivedAt().orElse(null);
        return bind(query, thread.key())
                .bind("lastSequence", thread.lastSequence())
                .bind("title", thread.title().orElse(null))
                .bind("metadata", PgJson.write(thread.metadata()))
                .bind("createdAt", PgArguments.instant(thread.createdAt()))
                .bind("updatedAt", PgArguments.instant(thread.updatedAt()))
                .bind("archivedAt", PgArguments.instant(archivedAt));
    }
}
