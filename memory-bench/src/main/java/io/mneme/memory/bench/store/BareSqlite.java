package io.mneme.memory.bench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;

/**
 * JDBC on a file with Mneme's schema and settings: prepared once, one transaction a turn, JSON written beforehand.
 * Three statements store a turn, one reads.
 */
final class BareSqlite implements BareDriver {

    private static final String ADVANCE =
            "UPDATE threads SET last_sequence = ?, updated_at = ?" + " WHERE resource_id = ? AND thread_id = ?";
    private static final String INSERT = "INSERT INTO messages (resource_id, thread_id, sequence, message_id, role,"
            + " created_at, metadata, body) VALUES (?, ?, ?, ?, ?, ?, NULL, ?)";
    private static final String NEWEST = "SELECT sequence, message_id, role, created_at, metadata, body FROM messages"
            + " WHERE resource_id = ? AND thread_id = ? ORDER BY sequence DESC LIMIT 20";

    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement advance;
    private final PreparedStatement insert;
    private final PreparedStatement newest;

    BareSqlite(Path file) throws SQLException {
        Properties settings = new Properties();
        settings.put("journal_mode", "WAL");
        settings.put("synchronous", "NORMAL");
        settings.put("foreign_keys", "true");
        connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        advance = connection.prepareStatement(ADVANCE);
        insert = connection.prepareStatement(INSERT);
        newest = connection.prepareStatement(NEWEST);
    }

    @Override
    public void appendTurn(String resource, String thread, long lastSequence) throws SQLException {
        begin.execute();
        advance.setLong(1, lastSequence + 2);
        advance.setLong(2, System.currentTimeMillis() * 1_000);
        advance.setString(3, resource);
        advance.setString(4, thread);
        advance.executeUpdate();
        insert(resource, thread, lastSequence + 1, Bodies.QUESTION);
        insert(resource, thread, lastSequence + 2, Bodies.ANSWER);
        commit.execute();
    }

    private void insert(String resource, String thread, long sequence, String body) throws SQLException {
        insert.setString(1, resource);
        insert.setString(2, thread);
        insert.setLong(3, sequence);
        insert.setString(4, UUID.randomUUID().toString());
        insert.setString(5, body.equals(Bodies.QUESTION) ? "user" : "assistant");
        insert.setLong(6, System.currentTimeMillis() * 1_000);
        insert.setString(7, body);
        insert.executeUpdate();
    }

    @Override
    public int readLast20(String resource, String thread) throws SQLException {
        newest.setString(1, resource);
        newest.setString(2, thread);
        int rows = 0;
        try (ResultSet result = newest.executeQuery()) {
            while (result.next()) {
                rows += result.getLong(1) > 0 ? 1 : 0;
                result.getString(2);
                result.getString(3);
                result.getLong(4);
                result.getString(5);
                result.getString(6);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** The JSON of the two messages. */
    private static final class Bodies {
        static final String QUESTION = body(Turns.QUESTION);
        static final String ANSWER = body(Turns.ANSWER);

        private static String body(String text) {
            return "{\"parts\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
        }
    }
}
