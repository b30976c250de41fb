package io.mneme.memory.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * One connection with its prepared statements. JDBI runs all but the hottest statements; its cost for each call is half
 * that of storing a message. For one thread at a time.
 */
final class Session implements AutoCloseable {

    /** Works with a statement that is kept for the next time. */
    @FunctionalInterface
    interface StatementWork<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /** What a transaction does. */
    @FunctionalInterface
    interface TransactionWork<T> {
        T run() throws SQLException;
    }

    /** Starts a transaction that may write: from its start on, nobody else can. */
    static final String WRITE = "BEGIN IMMEDIATE";

    /** Starts a transaction that reads: from its first statement on, it sees one moment. */
    static final String READ = "BEGIN";

    private static final StatementWork<Boolean> EXECUTE = PreparedStatement::execute;

    private final Handle handle;
    private final StatementCache statements = new StatementCache();

    Session(Handle handle) {
        this.handle = handle;
        handle.setStatementBuilder(statements);
    }

    Handle handle() {
        return handle;
    }

    Connection connection() {
        return handle.getConnection();
    }

    /** Runs {@code work} with the statement of {@code sql}; it binds all parameters, and closes its results. */
    <T> T prepare(String sql, StatementWork<T> work) throws SQLException {
        PreparedStatement statement = statements.take(connection(), sql);
        boolean done = false;
        try {
            T result = work.run(statement);
            done = true;
            return result;
        } finally {
            if (done) {
                statements.putBack(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    /** Runs {@code work} in a transaction that starts with {@code begin}; if it throws, nothing of it stays. */
    <T> T inTransaction(String begin, TransactionWork<T> work) throws SQLException {
        execute(begin);
        try {
            T result = work.run();
            execute("COMMIT");
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollback(e);
            throw e;
        }
    }

    /** Undoes what the transaction did so far, and starts it again. */
    void restart() throws SQLException {
        execute("ROLLBACK");
        execute(WRITE);
    }

    private void rollback(Throwable cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // After some errors SQLite has rolled back by itself already, and says so here.
            cause.addSuppressed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        prepare(sql, EXECUTE);
    }

    /** Makes the session usable again after an error. */
    void recover() throws SQLException {
        statements.clear();
    }

    @Override
    public void close() {
        handle.close();
    }
}
