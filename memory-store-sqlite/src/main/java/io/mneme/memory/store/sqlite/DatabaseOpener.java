package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Misconfigured;
import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.JdbiException;

/** Opens a database: refuses what is not Mneme's before it changes anything, then makes or updates the schema. */
final class DatabaseOpener {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final SqliteOptions options;
    private final Connections connections;
    private final Schema schema;

    DatabaseOpener(SqliteOptions options, List<Migration> migrations) {
        this.options = options;
        this.connections = new Connections(options);
        this.schema = new Schema(migrations, connections.place());
    }

    Connections connections() {
        return connections;
    }

    /** The first session, ready to write. */
    Session open() {
        options.file().ifPresent(DatabaseOpener::checkPlace);
        long deadline = System.nanoTime() + options.busyTimeout().toNanos();
        while (true) {
            try {
                return openOnce();
            } catch (SQLException e) {
                // SQLite does not wait by itself for a process that switches the file to its log at the same moment.
                if (!SqliteErrors.busy(e) || System.nanoTime() - deadline > 0) {
                    throw SqliteErrors.translateOpening(e, connections.place());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private Session openOnce() throws SQLException {
        Session session = null;
        boolean done = false;
        try {
            session = connections.openUnprepared();
            schema.check(session);
            connections.prepareToWrite(session);
            schema.migrate(session);
            done = true;
            return session;
        } catch (JdbiException e) {
            throw SqliteErrors.driverError(e);
        } finally {
            if (session != null && !done) {
                session.close();
            }
        }
    }

    private static void checkPlace(Path path) {
        File file = path.toFile();
        File directory = file.getParentFile();
        if (file.isDirectory() || directory == null) {
            throw new Misconfigured(path + " is a directory; name a file in it, as " + path.resolve("mneme.db"));
        }
        if (!directory.isDirectory()) {
            throw new Misconfigured("the directory of " + path + " does not exist; create it first");
        }
        // SQLite keeps its log beside the file, so the directory must be writable too.
        if (!directory.canWrite() || file.exists() && !(file.canRead() && file.canWrite())) {
            throw new Misconfigured(path + " cannot be read and written by this process; it needs access to the file"
                    + " and to its directory");
        }
    }
}
