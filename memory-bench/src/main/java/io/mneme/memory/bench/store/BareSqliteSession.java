package io.mneme.memory.bench.store;

import io.mneme.memory.thread.ThreadKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Lock;

/** Prepared once, one transaction a turn, JSON written beforehand. Three statements store a turn, one reads. */
final class BareSqliteSession implements BareDriver.Session {

    private static final String ADVANCE =
            "UPDATE threads SET last_sequence = ?, updated_at = ?" + " WHERE resource_id = ? AND thread_id = ?";
    private static final String INSERT = "INSERT INTO messages (resource_id, thread_id, sequence, message_id, role,"
            + " created_at, metadata, body) VALUES (?, ?, ?, ?, ?, ?, NULL, ?)";
    private static final String NEWEST = "SELECT sequence, message_id, role, created_at, metadata, body FROM messages"
            + " WHERE resource_id = ? AND thread_id = ? ORDER BY sequence DESC LIMIT 20";

    private final Lock writer;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement advance;
    private final PreparedStatement insert;
    private final PreparedStatement newest;

    BareSqliteSession(Connection connection, Lock writer) throws SQLException {
        this.writer = writer;
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        advance = connection.prepareStatement(ADVANCE);
        insert = connection.prepareStatement(INSERT);
        newest = connection.prepareStatement(NEWEST);
    }

    @Override
    public void appendTurn(ThreadKey thread, long lastSequence) throws SQLException {
        writer.lock();
        try {
            begin.execute();
            advance.setLong(1, lastSequence + 2);
            advance.setLong(2, System.currentTimeMillis() * 1_000);
            advance.setString(3, thread.resource().value());
            advance.setString(4, thread.thread().value());
            advance.executeUpdate();
            insert(thread, lastSequence + 1, "user", BareMessage.QUESTION);
            insert(thread, lastSequence + 2, "assistant", BareMessage.ANSWER);
            commit.execute();
        } finally {
            writer.unlock();
        }
    }

    private void insert(ThreadKey thread, long sequence, String role, String body) throws SQLException {
        insert.setString(1, thread.resource().value());
        insert.setString(2, thread.thread().value());
        insert.setLong(3, sequence);
        insert.setString(4, UUID.randomUUID().toString());
        insert.setString(5, role);
        insert.setLong(6, System.currentTimeMillis() * 1_000);
        insert.setString(7, body);
        insert.executeUpdate();
    }

    @Override
    public int readLast20(ThreadKey thread) throws SQLException {
        newest.setString(1, thread.resource().value());
        newest.setString(2, thread.thread().value());
        List<BareMessage> messages = new ArrayList<>();
        try (ResultSet row = newest.executeQuery()) {
            while (row.next()) {
                messages.add(new BareMessage(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4) / 1_000),
                        BareMessage.parse(row.getString(6))));
            }
        }
        return messages.size();
    }
}
