package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The working memories on PostgreSQL. */
final class PgWorkingMemories implements WorkingMemoryStore {

    private final PgDatabase database;
    private final WorkingMemoryTable table;
    private final OwnerJumps owners;

    PgWorkingMemories(PgDatabase database, PgNames names) {
        this.database = database;
        table = new WorkingMemoryTable(names);
        owners = new OwnerJumps(names.qualified("working_memories") + " where thread_id = ''");
    }

    @Override
    public Optional<WorkingMemoryVersion> find(WorkingMemoryKey key) {
        return in(key, session -> table.find(session, key));
    }

    @Override
    public void write(WorkingMemoryWrite write) {
        WorkingMemoryTable.Written written = in(write.key(), session -> table.write(session, write));
        if (written.outcome().equals("deleted")) {
            throw NotFound.deleted(write.key().threadKey().orElseThrow());
        } else if (!written.outcome().equals("written")) {
            throw new Conflict(
                    write.key().threadKey().orElse(null), "the working memory has version " + written.newest());
        }
    }

    @Override
    public List<WorkingMemoryVersion> history(WorkingMemoryKey key, long before, int limit) {
        Limits.check("number of versions", limit);
        return in(key, session -> table.history(session, key, before, limit));
    }

    @Override
    public boolean delete(WorkingMemoryKey key) {
        return in(key, session -> table.delete(session, key));
    }

    @Override
    public Page<ResourceId> owners(ResourceQuery query) {
        List<ResourceId> rows = database.statement(PgScope.EVERYBODY, session -> owners.read(session, query));
        return Page.ofRows(rows, query.limit(), query.from(), ResourceId::value);
    }

    private <T> T in(WorkingMemoryKey key, Function<PgSession, T> statement) {
        return database.statement(PgScope.of(key.resource()), statement);
    }
}
