package io.mneme.memory.store.pg;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageBuilder;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of the table of messages. */
final class MessageRows implements RowMapper<StoredMessage> {

    static final String COLUMNS = "sequence, created_at, message_id, role, metadata, body";

    /** All rows, in order. */
    static List<StoredMessage> all(ResultSet rows) throws SQLException {
        MessageRows reader = new MessageRows();
        List<StoredMessage> messages = new ArrayList<>();
        while (rows.next()) {
            messages.add(reader.map(rows, null));
        }
        return messages;
    }

    @Override
    public StoredMessage map(ResultSet row, StatementContext context) throws SQLException {
        MessageBuilder columns = Message.builder(MessageDocument.role(row.getString("role")))
                .id(MessageId.of(row.getString("message_id")))
                .createdAt(PgArguments.instant(row, "created_at"));
        String metadata = row.getString("metadata");
        if (metadata != null) {
            columns.metadata(PgJson.read(metadata));
        }
        return new StoredMessage(
                row.getLong("sequence"), MessageDocument.readBody(columns, PgJson.read(row.getString("body"))));
    }
}
