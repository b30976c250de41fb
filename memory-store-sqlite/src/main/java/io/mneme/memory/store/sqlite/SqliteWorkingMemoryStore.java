package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The working memories. Every read is one statement, so that it sees one moment. */
final class SqliteWorkingMemoryStore implements WorkingMemoryStore {

    private final Database database;

    SqliteWorkingMemoryStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<WorkingMemoryVersion> find(WorkingMemoryKey key) {
        return database.read(session -> WorkingMemoryRows.history(session, key, Long.MAX_VALUE, 1)).stream()
                .findFirst();
    }

    @Override
    public void write(WorkingMemoryWrite write) {
        database.write(session -> {
            write(session, write);
            return null;
        });
    }

    private static void write(Session session, WorkingMemoryWrite write) throws SQLException {
        WorkingMemoryKey key = write.key();
        WorkingMemoryVersion next = write.next();
        Optional<ThreadKey> missing = missing(session, key);
        long newest = WorkingMemoryRows.newest(session, key);
        if (newest != next.version() - 1) {
            throw Conflict.workingMemory(key, "the working memory has version " + newest);
        }
        missing.ifPresent(thread -> create(session, thread, next.at()));
        WorkingMemoryRows.insert(session, key, next);
        WorkingMemoryRows.deleteUpTo(session, key, next.version() - write.keep());
    }

    /** The thread, if it never existed. */
    private static Optional<ThreadKey> missing(Session session, WorkingMemoryKey key) throws SQLException {
        Optional<ThreadKey> thread = key.threadKey();
        if (thread.isEmpty()) {
            return Optional.empty();
        }
        ThreadState state = ThreadState.read(session, thread.get());
        if (state.deleted()) {
            throw NotFound.deleted(thread.get());
        }
        return state.exists() ? Optional.empty() : thread;
    }

    private static void create(Session session, ThreadKey thread, Instant at) {
        ThreadRows.create(session.handle(), NewThread.of(thread, at).created(1));
    }

    @Override
    public List<WorkingMemoryVersion> history(WorkingMemoryKey key, long before, int limit) {
        Limits.check("number of versions", limit);
        return database.read(session -> WorkingMemoryRows.history(session, key, before, limit));
    }

    @Override
    public boolean delete(WorkingMemoryKey key) {
        return database.write(session -> WorkingMemoryRows.deleteUpTo(session, key, Long.MAX_VALUE));
    }

    @Override
    public Page<ResourceId> owners(ResourceQuery query) {
        String sql = query.from().backward() ? WorkingMemorySql.OWNERS_BEFORE : WorkingMemorySql.OWNERS_AFTER;
        List<ResourceId> rows = database.read(session -> session.prepare(sql, statement -> {
            // No id is empty, so all come after the empty text.
            statement.setString(1, query.from().cursor().orElse(""));
            statement.setInt(2, query.limit() + 1);
            List<ResourceId> owners = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    owners.add(ResourceId.of(row.getString(1)));
                }
            }
            return owners;
        }));
        return Page.ofRows(rows, query.limit(), query.from(), ResourceId::value);
    }
}
