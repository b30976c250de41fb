package io.mneme.memory.store.sqlite;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The messages. Every read is one statement, so that it sees one moment. */
final class SqliteMessageStore implements MessageStore {

    private final Database database;

    SqliteMessageStore(Database database) {
        this.database = database;
    }

    @Override
    public AppendResult append(Append append) {
        List<MessageRow> rows = append.messages().stream().map(MessageRow::of).toList();
        return database.write(session -> new MessageAppender(session, append, rows).run());
    }

    @Override
    public Page<StoredMessage> list(ThreadKey thread, MessageQuery query) {
        MessageRows rows = database.read(session -> session.prepare(sql(query), statement -> {
            MessageRow.bindKey(statement, thread);
            statement.setLong(3, query.position().orElse(query.scanAscending() ? Long.MIN_VALUE : Long.MAX_VALUE));
            statement.setInt(4, query.limit() + 1);
            if (filtered(query)) {
                bindFilters(statement, query);
            }
            return MessageRows.read(statement, query.limit());
        }));
        List<StoredMessage> found = rows.messages(thread);
        if (rows.more()) {
            // A page wants to see the row beyond it, but not what is in it.
            found.add(found.get(0));
        }
        return Page.ofRows(found, query.limit(), query.from(), row -> Long.toString(row.sequence()));
    }

    @Override
    public Optional<StoredMessage> find(ThreadKey thread, MessageId id) {
        MessageRows rows = database.read(session -> session.prepare(MessageSql.FIND, statement -> {
            MessageRow.bindKey(statement, thread);
            statement.setString(3, id.value());
            return MessageRows.read(statement, 1);
        }));
        return rows.messages(thread).stream().findFirst();
    }

    @Override
    public List<StoredMessage> neighbours(ThreadKey thread, MessageId id, int before, int after) {
        Limits.checkCount("before", before);
        Limits.checkCount("after", after);
        MessageRows rows = database.read(session -> session.prepare(MessageSql.NEIGHBOURS, statement -> {
            MessageRow.bindKey(statement, thread);
            statement.setString(3, id.value());
            statement.setInt(4, before);
            statement.setInt(5, after + 1);
            return MessageRows.read(statement, before + 1 + after);
        }));
        return rows.messages(thread).stream()
                .sorted(Comparator.comparingLong(StoredMessage::sequence))
                .toList();
    }

    @Override
    public long count(ThreadKey thread) {
        return database.read(session -> session.prepare(MessageSql.COUNT, statement -> {
            MessageRow.bindKey(statement, thread);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }));
    }

    @Override
    public int delete(ThreadKey thread, Set<MessageId> ids) {
        Limits.check("number of message ids", ids.size());
        return database.write(session -> session.prepare(MessageSql.DELETE, statement -> {
            MessageRow.bindKey(statement, thread);
            statement.setString(3, MessagePlaces.idArray(ids));
            return statement.executeUpdate();
        }));
    }

    @Override
    public long deleteAll(ThreadKey thread) {
        return database.write(session -> deleteAll(session, thread));
    }

    /** The same inside a write transaction. */
    static long deleteAll(Session session, ThreadKey thread) throws SQLException {
        return session.prepare(MessageSql.DELETE_ALL, statement -> {
            MessageRow.bindKey(statement, thread);
            return statement.executeLargeUpdate();
        });
    }

    private static String sql(MessageQuery query) {
        if (filtered(query)) {
            return query.scanAscending() ? MessageSql.OLDEST_FILTERED : MessageSql.NEWEST_FILTERED;
        }
        return query.scanAscending() ? MessageSql.OLDEST : MessageSql.NEWEST;
    }

    private static boolean filtered(MessageQuery query) {
        return query.since().isPresent()
                || query.until().isPresent()
                || !query.roles().isEmpty()
                || !query.metadata().values().isEmpty();
    }

    private static void bindFilters(PreparedStatement statement, MessageQuery query) throws SQLException {
        statement.setLong(5, query.since().map(Instants::toEpochMicros).orElse(Long.MIN_VALUE));
        statement.setLong(6, query.until().map(Instants::toEpochMicros).orElse(Long.MAX_VALUE));
        List<String> roles =
                query.roles().stream().map(MessageDocument::roleName).toList();
        statement.setString(7, roles.isEmpty() ? null : DocumentJson.array(roles));
        statement.setString(8, DocumentJson.writeOrNull(query.metadata().values()));
    }
}
