package io.mneme.memory.store.sqlite;

import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.recall.cache.CachedEntry;
import io.mneme.memory.recall.cache.EntrySource;
import io.mneme.memory.recall.cache.QuantisedVector;
import io.mneme.memory.thread.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/** One owner's entries as a transaction sees them. For one thread at a time. */
final class OwnerEntries implements EntrySource<SQLException> {

    private static final byte[] NONE = {};

    private final Session session;
    private final ResourceId owner;

    OwnerEntries(Session session, ResourceId owner) {
        this.session = session;
        this.owner = owner;
    }

    @Override
    public long[] numbers() throws SQLException {
        return IndexNumbers.read(session, IndexSql.ENTRY_NUMBERS, statement -> statement.setString(1, owner.value()));
    }

    @Override
    public void readAfter(long entry, Consumer<CachedEntry> sink) throws SQLException {
        session.prepare(entry == 0 ? IndexSql.ALL_ENTRIES : IndexSql.NEW_ENTRIES, statement -> {
            statement.setString(1, owner.value());
            if (entry > 0) {
                statement.setLong(2, entry);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sink.accept(entry(rows));
                }
            }
            return null;
        });
    }

    private static CachedEntry entry(ResultSet row) throws SQLException {
        return new CachedEntry(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getInt(4),
                MessageDocument.role(row.getString(5)),
                row.getLong(6),
                row.getString(7),
                row.getInt(8),
                orNone(row.getBytes(9)),
                new QuantisedVector((float) row.getDouble(10), orNone(row.getBytes(11))));
    }

    /** The driver gives null for no bytes. */
    private static byte[] orNone(byte[] bytes) {
        return bytes == null ? NONE : bytes;
    }
}
