package io.mneme.memory.store.pg;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.mneme.memory.MemoryException.Unavailable;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Runs calls on the database: connections, transactions, deadlines, errors, the end. Thread-safe. */
final class PgDatabase implements AutoCloseable {

    /** How often a transaction is tried that loses against others. */
    private static final int MOST_TRIES = 10;

    private final PgStoreOptions options;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final PgDeadlines deadlines;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    PgDatabase(PgStoreOptions options) {
        this.options = options;
        pool = PgPool.open(options);
        deadlines = new PgDeadlines(pool, options.statementTimeout());
        jdbi = Jdbi.create(pool);
        // The default puts bound values, which are memory, into exceptions.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** Runs one statement, which is its own transaction: one round trip. */
    <T> T statement(PgScope scope, Function<PgSession, T> work) {
        return run(handle -> limited(handle, same -> work.apply(PgSession.ofStatement(same, options, scope))));
    }

    /** Runs several statements in one transaction; an exception undoes them. May run {@code work} more than once. */
    <T> T transaction(PgScope scope, Function<PgSession, T> work) {
        return run(handle -> limited(
                handle,
                limited -> limited.inTransaction(same -> work.apply(PgSession.ofTransaction(same, options, scope)))));
    }

    /** One transaction without a deadline, and for everybody's rows: it may wait for another process that migrates. */
    <T> T maintenance(Function<Handle, T> work) {
        return run(handle -> handle.inTransaction(same -> {
            same.execute("set local statement_timeout = 0");
            same.execute("select set_config(?, ?, true)", PgScope.EVERYBODY.setting(), PgScope.EVERYBODY.value());
            return work.apply(same);
        }));
    }

    private <T> T run(Function<Handle, T> work) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new Unavailable("the store is closed", null);
            }
            long begin = System.nanoTime();
            for (int tries = 1; ; tries++) {
                try (Handle handle = connect()) {
                    return work.apply(handle);
                } catch (JdbiException e) {
                    if (tries == MOST_TRIES || isLate(begin) || !PgErrors.lostRace(e)) {
                        throw PgErrors.translate(e);
                    }
                }
            }
        } finally {
            open.readLock().unlock();
        }
    }

    private <T> T limited(Handle handle, Function<Handle, T> work) {
        PgDeadlines.Call call = deadlines.begin(handle.getConnection());
        T result;
        try {
            result = work.apply(handle);
        } finally {
            call.close();
        }
        if (call.wasStopped()) {
            // With synchronous replication a cancelled commit succeeds, with a warning, on the primary alone.
            throw new Unavailable("PostgreSQL did not answer in time and was told to stop", null);
        }
        return result;
    }

    private boolean isLate(long begin) {
        return System.nanoTime() - begin > options.statementTimeout().toNanos();
    }

    private Handle connect() {
        try {
            return jdbi.open();
        } catch (ConnectionException e) {
            throw PgErrors.noConnection(e, numbers());
        }
    }

    private String numbers() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return "waited up to %d ms; connections: total=%d, active=%d, idle=%d, waiting=%d, most=%d"
                .formatted(
                        options.connectionTimeout().toMillis(),
                        now.getTotalConnections(),
                        now.getActiveConnections(),
                        now.getIdleConnections(),
                        now.getThreadsAwaitingConnection(),
                        options.poolSize());
    }

    /** Waits for running calls: each has its deadline. */
    @Override
    public void close() {
        open.writeLock().lock();
        try {
            closed = true;
            deadlines.close();
            pool.close();
        } finally {
            open.writeLock().unlock();
        }
    }
}
