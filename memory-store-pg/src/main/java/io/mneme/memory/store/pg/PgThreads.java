package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadCursor;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The threads on PostgreSQL. */
final class PgThreads implements ThreadStore {

    private final PgDatabase database;
    private final ThreadTable threads;
    private final ThreadList lists;
    private final ThreadMoves moves;
    private final ThreadParts parts;

    PgThreads(PgDatabase database, PgNames names) {
        this.database = database;
        threads = new ThreadTable(names);
        lists = new ThreadList(names);
        parts = new ThreadParts(names);
        moves = new ThreadMoves(names, threads, parts);
    }

    @Override
    public MemoryThread create(NewThread thread) {
        MemoryThread created = thread.created(1);
        return database.statement(PgScope.of(thread.key().resource()), session -> threads.create(session, created))
                .map(thread::created)
                .orElseThrow(() -> new Conflict(thread.key(), "it exists"));
    }

    @Override
    public Optional<MemoryThread> find(ThreadKey key) {
        return database.statement(PgScope.of(key.resource()), session -> threads.find(session, key));
    }

    @Override
    public Page<MemoryThread> list(ResourceId owner, ThreadQuery query) {
        List<MemoryThread> rows = database.statement(PgScope.of(owner), session -> lists.read(session, owner, query));
        return Page.ofRows(
                rows,
                query.limit(),
                query.from(),
                thread -> ThreadCursor.of(thread, query.sort()).encode());
    }

    @Override
    public MemoryThread update(ThreadKey key, ThreadUpdate change, Instant at) {
        return database.transaction(PgScope.of(key.resource()), session -> {
            MemoryThread old = threads.lock(session, key).orElseThrow(() -> NotFound.thread(key));
            MemoryThread changed = change.apply(old, at);
            if (!changed.equals(old)) {
                threads.update(session, changed);
            }
            return changed;
        });
    }

    @Override
    public boolean delete(ThreadKey key, Instant at) {
        // The server would round what the other stores cut.
        Instant cut = Instants.micros("time of the deletion", at);
        return database.transaction(PgScope.of(key.resource()), session -> {
            // First the thread: its row lock keeps others from adding messages until all is gone.
            boolean existed = threads.bury(session, key, cut);
            if (existed) {
                parts.remove(session, key);
            }
            return existed;
        });
    }

    @Override
    public MemoryThread copy(CloneThread order) {
        return database.transaction(PgScope.of(order.source().resource()), session -> moves.copy(session, order));
    }

    @Override
    public MemoryThread transfer(ThreadKey from, ResourceId to, Instant at) {
        if (from.resource().equals(to)) {
            return find(from).orElseThrow(() -> NotFound.thread(from));
        }
        Instant cut = Instants.micros("time of the transfer", at);
        return database.transaction(PgScope.EVERYBODY, session -> moves.transfer(session, from, to, cut));
    }
}
