package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Unavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A few sessions, opened when needed and lent to one call each, first come, first served. Thread-safe. */
final class SessionPool implements AutoCloseable {

    /** What a call does with a session. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    /** Opens a session. */
    @FunctionalInterface
    interface Opener {
        Session open() throws SQLException;
    }

    private final int size;
    private final Duration timeout;
    private final Opener opener;
    private final Semaphore permits;
    private final Deque<Session> idle = new ArrayDeque<>();
    private volatile boolean closed;

    private SessionPool(int size, Duration timeout, Opener opener) {
        this.size = size;
        this.timeout = timeout;
        this.opener = opener;
        this.permits = new Semaphore(size, true);
    }

    /** Up to {@code size} sessions. */
    static SessionPool of(int size, Duration timeout, Opener opener) {
        return new SessionPool(size, timeout, opener);
    }

    /** One session, {@code first} until it fails. */
    static SessionPool ofOne(Session first, Duration timeout, Opener opener) {
        SessionPool pool = new SessionPool(1, timeout, opener);
        pool.add(first);
        return pool;
    }

    /** One session that holds a database in memory and is kept whatever happens: with it, the data would go. */
    static SessionPool ofMemory(Session only, Duration timeout) {
        return ofOne(only, timeout, null);
    }

    private void add(Session session) {
        synchronized (idle) {
            idle.push(session);
        }
    }

    /**
     * Lends a session to {@code work}. One in which SQLite failed is closed, and another opened for the next call: what
     * the failure left in it is not known.
     *
     * @throws Unavailable if none is free in time, or the pool is closed
     */
    <T> T use(Work<T> work) throws SQLException {
        acquire();
        try {
            Session session = take();
            boolean sound = false;
            try {
                T result = work.run(session);
                sound = true;
                return result;
            } catch (MemoryException e) {
                sound = true;
                throw e;
            } finally {
                giveBack(session, sound);
            }
        } finally {
            permits.release();
        }
    }

    private void giveBack(Session session, boolean sound) throws SQLException {
        if (!sound && opener != null) {
            session.close();
            return;
        }
        if (!sound) {
            session.recover();
        }
        add(session);
    }

    private Session take() throws SQLException {
        if (closed) {
            throw new Unavailable("the store is closed", null);
        }
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return opener.open();
    }

    /**
     * An interrupt neither ends nor shortens the wait, which is bounded; a cancelled turn still keeps what was said.
     */
    private void acquire() {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (permits.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    throw new Unavailable(
                            "SQLite: no connection was free within busyTimeout " + timeout + " (there are " + size
                                    + ")",
                            null);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for running calls, then closes all sessions. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        permits.acquireUninterruptibly(size);
        try {
            synchronized (idle) {
                idle.forEach(Session::close);
                idle.clear();
            }
        } finally {
            permits.release(size);
        }
    }
}
