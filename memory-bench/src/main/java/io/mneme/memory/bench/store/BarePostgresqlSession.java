package io.mneme.memory.bench.store;

import io.mneme.memory.thread.ThreadKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One statement, which is its own transaction and one round trip, stores a turn; one reads. */
final class BarePostgresqlSession implements BareDriver.Session {

    private static final String APPEND = "with advanced as (update %1$s.threads set last_sequence = last_sequence + 2,"
            + " updated_at = ? where resource = ? and thread = ? returning resource, thread, last_sequence, updated_at)"
            + " insert into %1$s.messages select resource, thread, last_sequence - 1, ?, 'user', updated_at, ?::jsonb"
            + " from advanced union all select resource, thread, last_sequence, ?, 'assistant', updated_at, ?::jsonb"
            + " from advanced";
    // The range says nothing new, but keeps the server from reading and sorting the whole thread, as the store's does.
    private static final String NEWEST = "select sequence, id, role, created_at, body from %s.messages"
            + " where resource = ? and thread = ? and thread >= ? and thread <= ? order by sequence desc limit 20";

    private final PreparedStatement append;
    private final PreparedStatement newest;

    BarePostgresqlSession(Connection connection, String schema) throws SQLException {
        append = connection.prepareStatement(APPEND.formatted(schema));
        newest = connection.prepareStatement(NEWEST.formatted(schema));
    }

    @Override
    public void appendTurn(ThreadKey thread, long lastSequence) throws SQLException {
        append.setObject(1, OffsetDateTime.now(ZoneOffset.UTC));
        append.setString(2, thread.resource().value());
        append.setString(3, thread.thread().value());
        append.setString(4, UUID.randomUUID().toString());
        append.setString(5, BareMessage.QUESTION);
        append.setString(6, UUID.randomUUID().toString());
        append.setString(7, BareMessage.ANSWER);
        if (append.executeUpdate() != 2) {
            throw new IllegalStateException("the turn was not stored");
        }
    }

    @Override
    public int readLast20(ThreadKey thread) throws SQLException {
        newest.setString(1, thread.resource().value());
        for (int i = 2; i <= 4; i++) {
            newest.setString(i, thread.thread().value());
        }
        List<BareMessage> messages = new ArrayList<>();
        try (ResultSet row = newest.executeQuery()) {
            while (row.next()) {
                messages.add(new BareMessage(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        BareMessage.parse(row.getString(5))));
            }
        }
        return messages.size();
    }
}
