package io.mneme.memory.store.sqlite;

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
import io.mneme.memory.working.WorkingMemoryKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The threads. Every read is one statement, so that it sees one moment. */
final class SqliteThreadStore implements ThreadStore {

    private final Database database;

    SqliteThreadStore(Database database) {
        this.database = database;
    }

    @Override
    public MemoryThread create(NewThread thread) {
        return database.write(session -> create(session, thread.created(1)));
    }

    @Override
    public Optional<MemoryThread> find(ThreadKey key) {
        return database.read(session -> ThreadRows.find(session.handle(), key));
    }

    @Override
    public Page<MemoryThread> list(ResourceId owner, ThreadQuery query) {
        boolean ascending = query.scanAscending();
        Optional<ThreadCursor> from = query.position();
        long unbounded = ascending ? Long.MIN_VALUE : Long.MAX_VALUE;
        List<MemoryThread> rows = database.read(session -> session.handle()
                .createQuery(ThreadSql.list(query.sort(), ascending, query.archived()))
                .bind("resource", owner.value())
                .bind(
                        "time",
                        from.map(ThreadCursor::at).map(Instants::toEpochMicros).orElse(unbounded))
                .bind("thread", from.map(at -> at.thread().value()).orElse(""))
                .bind("wanted", DocumentJson.writeOrNull(query.metadata().values()))
                .bind("limit", query.limit() + 1)
                .map(ThreadRows.of(owner))
                .list());
        return Page.ofRows(
                rows,
                query.limit(),
                query.from(),
                row -> ThreadCursor.of(row, query.sort()).encode());
    }

    @Override
    public MemoryThread update(ThreadKey key, ThreadUpdate change, Instant at) {
        Instant cut = Instants.micros("time of the change", at);
        return database.write(session -> {
            MemoryThread changed = change.apply(existing(session, key), cut);
            ThreadRows.bindChangeable(session.handle().createUpdate(ThreadSql.UPDATE), changed)
                    .execute();
            return changed;
        });
    }

    @Override
    public boolean delete(ThreadKey key, Instant at) {
        Instant cut = Instants.micros("time of the deletion", at);
        return database.write(session -> delete(session, key, cut));
    }

    @Override
    public MemoryThread copy(CloneThread order) {
        return database.write(session -> {
            MemoryThread source = existing(session, order.source());
            MemoryThread target = create(session, order.newThread(source).created(1));
            long copied = new MessageCopier(session, order).run();
            WorkingMemoryRows.copyNewest(session, WorkingMemoryKey.of(source.key()), target.id());
            ThreadRows.bindKey(session.handle().createUpdate(ThreadSql.SET_LAST_SEQUENCE), target.key())
                    .bind("lastSequence", copied)
                    .execute();
            return existing(session, target.key());
        });
    }

    @Override
    public MemoryThread transfer(ThreadKey from, ResourceId to, Instant at) {
        Instant cut = Instants.micros("time of the transfer", at);
        return database.write(session -> {
            MemoryThread source = existing(session, from);
            return to.equals(from.resource()) ? source : move(session, source, to, cut);
        });
    }

    private static MemoryThread move(Session session, MemoryThread source, ResourceId to, Instant at)
            throws SQLException {
        MemoryThread moved = create(
                session,
                new MemoryThread(
                        new ThreadKey(to, source.id()),
                        source.title(),
                        source.metadata(),
                        source.createdAt(),
                        Instants.later(source.updatedAt(), at),
                        source.archivedAt(),
                        source.lastSequence(),
                        1));
        new IndexTransfer(session, source.key(), to)
                .run(() -> session.prepare(MessageSql.TRANSFER, statement -> {
                    MessageRow.bindKey(statement, source.key());
                    statement.setString(3, to.value());
                    return statement.executeLargeUpdate();
                }));
        WorkingMemoryRows.transfer(session, WorkingMemoryKey.of(source.key()), to);
        delete(session, source.key(), at);
        return moved;
    }

    private static MemoryThread create(Session session, MemoryThread thread) {
        long incarnation = ThreadRows.create(session.handle(), thread)
                .orElseThrow(() -> new Conflict(thread.key(), "it exists already"));
        return new MemoryThread(
                thread.key(),
                thread.title(),
                thread.metadata(),
                thread.createdAt(),
                thread.updatedAt(),
                thread.archivedAt(),
                thread.lastSequence(),
                incarnation);
    }

    private static boolean delete(Session session, ThreadKey key, Instant at) throws SQLException {
        SqliteMessageStore.deleteAll(session, key);
        WorkingMemoryRows.deleteUpTo(session, WorkingMemoryKey.of(key), Long.MAX_VALUE);
        return ThreadRows.bindKey(session.handle().createUpdate(ThreadSql.DELETE), key)
                        .bind("at", Instants.toEpochMicros(at))
                        .execute()
                > 0;
    }

    private static MemoryThread existing(Session session, ThreadKey key) {
        return ThreadRows.find(session.handle(), key).orElseThrow(() -> NotFound.thread(key));
    }
}
