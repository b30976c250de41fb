package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.ThreadKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages of one thread as rows and back. */
final class MessageRows {

    private MessageRows() {}

    /** What a row holds besides its key and place; made before the writer is taken, since to write JSON takes time. */
    record Row(Message message, String metadata, String body) {
        static Row of(Message message) {
            return new Row(
                    message,
                    DocumentJson.writeOrNull(message.metadata()),
                    DocumentJson.write(MessageDocument.body(message)));
        }
    }

    /** Binds the first two parameters of every statement on messages. */
    static void bindKey(PreparedStatement statement, ThreadKey thread) throws SQLException {
        statement.setString(1, thread.resource().value());
        statement.setString(2, thread.thread().value());
    }

    /** Binds the other parameters of {@link MessageSql#INSERT}. */
    static void bindRow(PreparedStatement statement, long sequence, Row row) throws SQLException {
        Message message = row.message();
        statement.setLong(3, sequence);
        statement.setString(4, message.id().value());
        statement.setString(5, MessageDocument.roleName(message.role()));
        statement.setLong(6, Instants.toEpochMicros(message.createdAt()));
        statement.setString(7, row.metadata());
        statement.setString(8, row.body());
    }

    /** Runs the query, whose parameters are bound, and reads all rows. */
    static List<StoredMessage> readAll(PreparedStatement query, ThreadKey thread) throws SQLException {
        return readPage(query, thread, Integer.MAX_VALUE);
    }

    /** As {@link #readAll}; of a row beyond {@code limit} only its being there matters: it repeats the one before it. */
    static List<StoredMessage> readPage(PreparedStatement query, ThreadKey thread, int limit) throws SQLException {
        List<StoredMessage> found = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(found.size() < limit ? read(rows, thread) : found.get(limit - 1));
            }
        }
        return found;
    }

    /** Runs {@link MessageSql#PLACES}; ids that are not there are left out. */
    static Map<MessageId, Long> places(PreparedStatement query, ThreadKey thread, Collection<MessageId> ids)
            throws SQLException {
        bindKey(query, thread);
        query.setString(3, idArray(ids));
        Map<MessageId, Long> places = new HashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                places.put(MessageId.of(rows.getString(1)), rows.getLong(2));
            }
        }
        return places;
    }

    /** The ids as a JSON array. */
    static String idArray(Collection<MessageId> ids) {
        return DocumentJson.array(ids.stream().map(MessageId::value).toList());
    }

    private static StoredMessage read(ResultSet row, ThreadKey thread) throws SQLException {
        long sequence = row.getLong(1);
        try {
            Message message = MessageDocument.readBody(
                    Message.builder(MessageDocument.role(row.getString(3)))
                            .id(MessageId.of(row.getString(2)))
                            .createdAt(Instants.ofEpochMicros(row.getLong(4)))
                            .metadata(DocumentJson.readOrEmpty(row.getString(5))),
                    DocumentJson.read(row.getString(6)));
            return new StoredMessage(sequence, message);
        } catch (Misconfigured | InvalidInput | ClassCastException | NullPointerException e) {
            throw new Misconfigured("the message at place " + sequence + " of thread " + thread + " cannot be read", e);
        }
    }
}
