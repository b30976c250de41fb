package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.working.WorkingMemoryDocument;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Versions of working memories as rows and back, each in the transaction that the session is in. */
final class WorkingMemoryRows {

    private WorkingMemoryRows() {}

    /** The number of the newest version; 0 if there is none. */
    static long newest(Session session, WorkingMemoryKey key) throws SQLException {
        return session.prepare(WorkingMemorySql.NEWEST, statement -> {
            bindKey(statement, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    /** Versions below {@code before}, newest first. */
    static List<WorkingMemoryVersion> history(Session session, WorkingMemoryKey key, long before, int limit)
            throws SQLException {
        return session.prepare(WorkingMemorySql.HISTORY, statement -> {
            bindKey(statement, key);
            statement.setLong(3, before);
            statement.setInt(4, limit);
            List<WorkingMemoryVersion> versions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    versions.add(read(key, rows));
                }
            }
            return versions;
        });
    }

    static void insert(Session session, WorkingMemoryKey key, WorkingMemoryVersion version) throws SQLException {
        String content = DocumentJson.write(WorkingMemoryDocument.write(version.content()));
        session.prepare(WorkingMemorySql.INSERT, statement -> {
            bindKey(statement, key);
            statement.setLong(3, version.version());
            statement.setString(4, content);
            statement.setLong(5, Instants.toEpochMicros(version.at()));
            statement.setString(6, version.author().orElse(null));
            statement.setString(7, version.turn().orElse(null));
            int inserted = statement.executeUpdate();
            // A kept statement keeps what is bound to it.
            statement.clearParameters();
            return inserted;
        });
    }

    /** Deletes versions up to a number; returns whether there was any. */
    static boolean deleteUpTo(Session session, WorkingMemoryKey key, long last) throws SQLException {
        return session.prepare(WorkingMemorySql.DELETE_UP_TO, statement -> {
            bindKey(statement, key);
            statement.setLong(3, last);
            return statement.executeUpdate() > 0;
        });
    }

    /** Moves all versions of a thread to another owner. */
    static void transfer(Session session, WorkingMemoryKey from, ResourceId to) throws SQLException {
        to(session, WorkingMemorySql.TRANSFER, from, to.value());
    }

    /** Gives a clone the newest version, as its first. */
    static void copyNewest(Session session, WorkingMemoryKey from, ThreadId to) throws SQLException {
        to(session, WorkingMemorySql.COPY_NEWEST, from, to.value());
    }

    private static void to(Session session, String sql, WorkingMemoryKey from, String to) throws SQLException {
        session.prepare(sql, statement -> {
            bindKey(statement, from);
            statement.setString(3, to);
            return statement.executeUpdate();
        });
    }

    private static void bindKey(PreparedStatement statement, WorkingMemoryKey key) throws SQLException {
        statement.setString(1, key.resource().value());
        statement.setString(2, key.thread().map(ThreadId::value).orElse(""));
    }

    private static WorkingMemoryVersion read(WorkingMemoryKey key, ResultSet row) throws SQLException {
        long version = row.getLong(1);
        try {
            return new WorkingMemoryVersion(
                    version,
                    WorkingMemoryDocument.read(DocumentJson.read(row.getString(2))),
                    Instants.ofEpochMicros(row.getLong(3)),
                    Optional.ofNullable(row.getString(4)),
                    Optional.ofNullable(row.getString(5)));
        } catch (Misconfigured | InvalidInput e) {
            throw new Misconfigured("version " + version + " of the working memory of " + key + " cannot be read", e);
        }
    }
}
