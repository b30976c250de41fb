package io.mneme.memory.store.sqlite;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.thread.ThreadKey;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a row of {@code messages} holds besides its thread, as SQLite has it.
 *
 * @param createdAt microseconds
 * @param metadata JSON; null for none
 * @param body JSON
 */
record MessageRow(long sequence, String id, String role, long createdAt, String metadata, String body) {

    /** The row of a new message, still without a place; made before the writer is taken, since JSON takes time. */
    static MessageRow of(Message message) {
        return new MessageRow(
                0,
                message.id().value(),
                MessageDocument.roleName(message.role()),
                Instants.toEpochMicros(message.createdAt()),
                DocumentJson.writeOrNull(message.metadata()),
                DocumentJson.write(MessageDocument.body(message)));
    }

    /** Reads the present row of a query for the columns of {@link MessageSql}. */
    static MessageRow read(ResultSet row) throws SQLException {
        return new MessageRow(row.getLong(1), text(row, 2), text(row, 3), row.getLong(4), text(row, 5), text(row, 6));
    }

    /** Binds the first two parameters of every statement on messages. */
    static void bindKey(PreparedStatement statement, ThreadKey thread) throws SQLException {
        statement.setString(1, thread.resource().value());
        statement.setString(2, thread.thread().value());
    }

    /** Binds the other parameters of {@link MessageSql#INSERT}. */
    void bind(PreparedStatement statement, long place) throws SQLException {
        statement.setLong(3, place);
        statement.setString(4, id);
        statement.setString(5, role);
        statement.setLong(6, createdAt);
        statement.setString(7, metadata);
        statement.setString(8, body);
    }

    /** SQLite keeps UTF-8, and to decode it here takes half as long as the driver's getString. */
    private static String text(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
