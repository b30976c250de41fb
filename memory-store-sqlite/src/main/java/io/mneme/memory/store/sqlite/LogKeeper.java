package io.mneme.memory.store.sqlite;

import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConnection;

/**
 * Keeps the write-ahead log short. SQLite starts the log anew only when no reader uses it, which under steady reading
 * from many threads may never be; then the writer waits a moment for the readers. Used by the writer only.
 */
final class LogKeeper {

    /** A log longer than this, in bytes, is brought back by force. */
    static final long LIMIT = 64L << 20;

    private static final int WRITES_BETWEEN_LOOKS = 64;

    /** How long readers may hold up the writer, in milliseconds; the next look tries again. */
    private static final int PATIENCE = 200;

    private final File log;
    private int writes;

    LogKeeper(Optional<Path> file) {
        this.log = file.map(path -> new File(path + "-wal")).orElse(null);
    }

    /** Called before each write: a failure here fails a write of which nothing is done yet. */
    void beforeWrite(Session session) throws SQLException {
        if (log != null && ++writes % WRITES_BETWEEN_LOOKS == 0 && log.length() > LIMIT) {
            shorten(session);
        }
    }

    private static void shorten(Session session) throws SQLException {
        SQLiteConnection connection = (SQLiteConnection) session.connection();
        int usual = connection.getBusyTimeout();
        connection.setBusyTimeout(PATIENCE);
        try (Statement statement = connection.createStatement()) {
            // Answers with a row that says whether it got so far; it does not fail if a reader stays.
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } finally {
            connection.setBusyTimeout(usual);
        }
    }
}
