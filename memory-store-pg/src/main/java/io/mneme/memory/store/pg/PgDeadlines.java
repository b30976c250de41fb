package io.mneme.memory.store.pg;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;

/**
 * Ends calls that take too long: first the server is told to cancel, then, for a network that is dead, the connection
 * is cut. One look at all running calls now and then costs less than a timer for each statement. Thread-safe.
 */
final class PgDeadlines implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;
    private static final long GRACE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final HikariDataSource pool;
    private final long limit;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(daemons("mneme-deadlines"));
    private final ExecutorService cancels = Executors.newCachedThreadPool(daemons("mneme-cancel"));

    PgDeadlines(HikariDataSource pool, Duration limit) {
        this.pool = pool;
        this.limit = limit.toNanos();
        looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A call begins to use {@code connection}; it must be closed before the connection goes back to the pool. */
    Call begin(Connection connection) {
        Call call = new Call(connection, System.nanoTime());
        calls.add(call);
        return call;
    }

    private void look() {
        long now = System.nanoTime();
        for (Call call : calls) {
            if (now - call.start > limit + GRACE_NANOS) {
                call.cut();
            } else if (now - call.start > limit) {
                call.cancel();
            }
        }
    }

    @Override
    public void close() {
        looks.shutdown();
        cancels.shutdown();
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** One running call. */
    final class Call implements AutoCloseable {
        private static final int RUNNING = 0;
        private static final int CANCELLED = 1;
        private static final int CUT = 2;
        private static final int ENDED = 3;
        private static final int STOPPED = 4;

        private final Connection connection;
        private final long start;
        private final AtomicInteger state = new AtomicInteger(RUNNING);

        private Call(Connection connection, long start) {
            this.connection = connection;
            this.start = start;
        }

        private void cancel() {
            if (state.compareAndSet(RUNNING, CANCELLED)) {
                cancels.execute(() ->
                        quietly(() -> connection.unwrap(PGConnection.class).cancelQuery()));
            }
        }

        private void cut() {
            if (state.compareAndSet(CANCELLED, CUT)) {
                cancels.execute(
                        () -> quietly(() -> connection.unwrap(Connection.class).abort(Runnable::run)));
            }
        }

        /** Whether the call, now closed, was told to stop: what it returned may not be durable. */
        boolean wasStopped() {
            return state.get() == STOPPED;
        }

        @Override
        public void close() {
            calls.remove(this);
            if (!state.compareAndSet(RUNNING, ENDED)) {
                state.set(STOPPED);
                // A cancel may still be on its way: it must not meet somebody else's statement.
                pool.evictConnection(connection);
            }
        }
    }

    /** The call ends by the error of its own statement; a failed cancel is followed by a cut. */
    private static void quietly(SqlAction action) {
        try {
            action.run();
        } catch (SQLException ignored) {
            // See above.
        }
    }

    private interface SqlAction {
        void run() throws SQLException;
    }
}
