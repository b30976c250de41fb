package io.mneme.memory.store.sqlite;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.cache.EntryFilter;
import io.mneme.memory.recall.cache.OwnerIndexCache;
import io.mneme.memory.recall.cache.OwnerIndexReader;
import io.mneme.memory.recall.cache.OwnerState;
import io.mneme.memory.recall.cache.RecallScan;
import io.mneme.memory.recall.cache.TermHash;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words and vectors: rows beside the messages, and in memory those of the owners searched last. A search reads all
 * entries of its owner, and nothing of anybody else.
 */
final class SqliteRecallIndex implements RecallIndex {

    private final Database database;
    private final OwnerIndexCache cache;
    private final OwnerIndexReader reader;

    /** @param recallCache most bytes that are kept in memory */
    SqliteRecallIndex(Database database, long recallCache) {
        this.database = database;
        this.cache = new OwnerIndexCache(recallCache);
        this.reader = new OwnerIndexReader(cache);
    }

    @Override
    public Optional<IndexedModel> model() {
        return database.read(IndexModelRow::find).map(IndexModelRow::model);
    }

    @Override
    public List<PendingThread> pending(int limit) {
        Limits.check("number of threads", limit);
        return database.read(session -> session.prepare(IndexSql.PENDING_THREADS, statement -> {
            statement.setInt(1, limit);
            return pending(statement);
        }));
    }

    @Override
    public long countPending() {
        return database.read(session -> session.prepare(IndexSql.COUNT_PENDING, SqliteRecallIndex::count));
    }

    @Override
    public List<PendingThread> pending(ResourceId owner, int limit) {
        Limits.check("number of threads", limit);
        return database.read(session -> session.prepare(IndexSql.PENDING_OF_OWNER, statement -> {
            statement.setString(1, owner.value());
            statement.setInt(2, limit);
            return pending(statement);
        }));
    }

    @Override
    public long countPending(ResourceId owner) {
        return database.read(session -> session.prepare(IndexSql.COUNT_PENDING_OF_OWNER, statement -> {
            statement.setString(1, owner.value());
            return count(statement);
        }));
    }

    @Override
    public Optional<PendingThread> pending(ThreadKey thread) {
        return database
                .read(session -> session.prepare(IndexSql.PENDING_THREAD, statement -> {
                    MessageRow.bindKey(statement, thread);
                    return pending(statement);
                }))
                .stream()
                .findFirst();
    }

    private static long count(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<PendingThread> pending(PreparedStatement query) throws SQLException {
        List<PendingThread> threads = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                ThreadKey key = ThreadKey.of(row.getString(1), row.getString(2));
                threads.add(new PendingThread(key, row.getLong(3), row.getLong(4), row.getLong(5)));
            }
        }
        return threads;
    }

    @Override
    public boolean add(IndexBatch batch) {
        TermHash hash = new TermHash();
        List<IndexRow> rows =
                batch.entries().stream().map(entry -> IndexRow.of(entry, hash)).toList();
        return database.write(session -> new IndexAdder(session, batch, rows).run());
    }

    @Override
    public RecallMatches search(RecallSearch search) {
        return database.readTogether(session -> {
            Optional<OwnerState> owner = IndexOwner.find(session, search.owner());
            if (owner.isEmpty()) {
                return new RecallMatches(0, 0, List.of(), List.of());
            }
            EntryFilter filter = new EntryFilter(search.filter(), withMetadata(session, search));
            RecallScan scan = new RecallScan(search, owner.get(), filter, new TermHash()::of);
            return reader.search(search.owner(), owner.get(), new OwnerEntries(session, search.owner()), scan);
        });
    }

    private static long[] withMetadata(Session session, RecallSearch search) throws SQLException {
        Map<String, Object> wanted = search.filter().metadata().values();
        if (wanted.isEmpty()) {
            return null;
        }
        return IndexNumbers.read(session, IndexSql.WITH_METADATA, statement -> {
            statement.setString(1, search.owner().value());
            statement.setString(2, DocumentJson.write(wanted));
        });
    }

    @Override
    public Map<ThreadId, List<StoredMessage>> read(ResourceId owner, List<Place> places, int before, int after) {
        Limits.checkCount("number of places", places.size());
        Limits.checkCount("before", before);
        Limits.checkCount("after", after);
        return new PlacesReader(owner, before, after).read(database, places);
    }

    @Override
    public void reset(IndexedModel model) {
        new IndexReset(database, model).run();
    }

    @Override
    public String description() {
        return "words and meaning by exact search over the owner's entries, up to " + (cache.limit() >> 20)
                + " MiB of them kept in memory";
    }
}
