package io.mneme.memory.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.sqlite.JDBC;

/** Opens the connections of one database, and sets what SQLite does not keep in the file. Thread-safe. */
final class Connections {

    /** The write-ahead log goes into the file when it has this many pages; SQLite's 1,000 cost a fifth of all time. */
    private static final int LOG_PAGES = 4_000;

    /** The log is cut to this size, in bytes, when it starts anew. */
    private static final long LOG_LIMIT = 16L << 20;

    private final SqliteOptions options;
    private final Jdbi jdbi;

    Connections(SqliteOptions options) {
        this.options = options;
        this.jdbi = Jdbi.create(this::connect);
        // By default JDBI writes bound values, which are memory text, into its exceptions.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        // The statements are constants, and have "<" in them.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    }

    /** The file, or {@code :memory:}. */
    String place() {
        return options.file().map(Object::toString).orElse(":memory:");
    }

    /** A session that leaves the file as it is; {@link #prepareToWrite} comes before the first write. */
    Session openUnprepared() {
        return new Session(jdbi.open());
    }

    /** A session for writes, on a file that is known to be Mneme's. */
    Session openWriter() throws SQLException {
        Session session = openUnprepared();
        prepareToWrite(session);
        return session;
    }

    /** A session for reads only. */
    Session openReader() throws SQLException {
        Session session = openUnprepared();
        run(session, "PRAGMA query_only = ON");
        return session;
    }

    void prepareToWrite(Session session) throws SQLException {
        run(session, "PRAGMA journal_mode = WAL");
        run(session, "PRAGMA synchronous = " + options.durability().name());
        run(session, "PRAGMA foreign_keys = ON");
        run(session, "PRAGMA wal_autocheckpoint = " + LOG_PAGES);
        run(session, "PRAGMA journal_size_limit = " + LOG_LIMIT);
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        // Must hold before the first statement: several processes may open one fresh file at once.
        properties.setProperty(
                "busy_timeout", Long.toString(options.busyTimeout().toMillis()));
        return JDBC.createConnection("jdbc:sqlite:" + place(), properties);
    }

    private static void run(Session session, String pragma) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(pragma);
        }
    }
}
