package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/**
 * One SQLite file, or one database in memory, with one session that writes and several that read. Every error of the
 * driver leaves it as a {@link MemoryException}. Thread-safe.
 */
final class Database implements AutoCloseable {

    private final String place;
    private final LogKeeper log;
    private final SessionPool writer;
    private final SessionPool readers;

    private Database(SqliteOptions options, Connections connections, Session first) {
        this.place = connections.place();
        this.log = new LogKeeper(options.file());
        if (options.file().isPresent()) {
            this.writer = SessionPool.ofOne(first, options.busyTimeout(), connections::openWriter);
            this.readers = SessionPool.of(options.readers(), options.busyTimeout(), connections::openReader);
        } else {
            this.writer = SessionPool.ofMemory(first, options.busyTimeout());
            this.readers = writer;
        }
    }

    /** Opens the database and brings its schema to the version of {@code opener}'s steps. */
    static Database open(SqliteOptions options, DatabaseOpener opener) {
        return new Database(options, opener.connections(), opener.open());
    }

    /** Runs one statement that reads, or several that need not see the same moment. */
    <T> T read(SessionPool.Work<T> work) {
        return translated(() -> readers.use(work));
    }

    /** Runs statements that read and must see the same moment. */
    <T> T readTogether(SessionPool.Work<T> work) {
        return translated(() -> readers.use(session -> session.inTransaction(Session.READ, () -> work.run(session))));
    }

    /** Runs {@code work} in a transaction: all or nothing, and nobody else writes meanwhile. */
    <T> T write(SessionPool.Work<T> work) {
        return translated(() -> writer.use(session -> {
            log.beforeWrite(session);
            return session.inTransaction(Session.WRITE, () -> work.run(session));
        }));
    }

    /** Where the database is, for people. */
    String place() {
        return place;
    }

    /** The readers first: whoever closes last brings the log into the file. */
    @Override
    public void close() {
        translated(() -> {
            readers.close();
            writer.close();
            return null;
        });
    }

    private <T> T translated(Session.TransactionWork<T> call) {
        try {
            return call.run();
        } catch (SQLException e) {
            throw SqliteErrors.translate(e, place);
        } catch (JdbiException e) {
            throw SqliteErrors.translate(SqliteErrors.driverError(e), place);
        }
    }
}
