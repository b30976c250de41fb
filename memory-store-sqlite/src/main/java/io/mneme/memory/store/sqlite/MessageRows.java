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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of one thread. They are read while a connection is held, and made into messages after it was given back.
 *
 * @param rows in the order of the query
 * @param more whether the query had more rows than were asked for
 */
record MessageRows(List<MessageRow> rows, boolean more) {

    /** Runs the query, whose parameters are bound, and reads up to {@code limit} rows. */
    static MessageRows read(PreparedStatement query, int limit) throws SQLException {
        List<MessageRow> found = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            boolean more = rows.next();
            while (more && found.size() < limit) {
                found.add(MessageRow.read(rows));
                more = rows.next();
            }
            return new MessageRows(found, more);
        }
    }

    /**
     * The messages, in the order of the rows.
     *
     * @throws Misconfigured if one cannot be read; names its place
     */
    List<StoredMessage> messages(ThreadKey thread) {
        Optional<List<Map<String, Object>>> bodies =
                DocumentJson.readAll(rows.stream().map(MessageRow::body).toList());
        List<StoredMessage> messages = new ArrayList<>(rows.size() + 1);
        for (int i = 0; i < rows.size(); i++) {
            MessageRow row = rows.get(i);
            // If one of them is damaged, one by one, to say which.
            messages.add(bodies.isPresent() ? message(thread, row, bodies.get().get(i)) : message(thread, row, null));
        }
        return messages;
    }

    private static StoredMessage message(ThreadKey thread, MessageRow row, Map<String, Object> body) {
        try {
            Message message = MessageDocument.readBody(
                    Message.builder(MessageDocument.role(row.role()))
                            .id(MessageId.of(row.id()))
                            .createdAt(Instants.ofEpochMicros(row.createdAt()))
                            .metadata(DocumentJson.readOrEmpty(row.metadata())),
                    body == null ? DocumentJson.read(row.body()) : body);
            return new StoredMessage(row.sequence(), message);
        } catch (Misconfigured | InvalidInput | ClassCastException | NullPointerException e) {
            throw new Misconfigured(
                    "the message at place " + row.sequence() + " of thread " + thread + " cannot be read", e);
        }
    }
}
