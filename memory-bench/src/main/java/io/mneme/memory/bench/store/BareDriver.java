package io.mneme.memory.bench.store;

import io.mneme.memory.thread.ThreadKey;
import java.sql.SQLException;

/** A database's bare driver, doing what the store does with as few statements as it takes, in a place of its own. */
interface BareDriver extends AutoCloseable {

    /** Stores a thread of {@code messages} messages, an even number. */
    void fill(ThreadKey thread, int messages) throws SQLException;

    /** What one caller works with; closed together with the driver. */
    Session session() throws SQLException;

    @Override
    void close() throws SQLException;

    /** One caller's statements. Not thread-safe. */
    interface Session {

        /**
         * Stores a user's and an assistant's message at the end of a thread, durable as the store's are, and moves the
         * thread's time and place in the same transaction, where there are transactions.
         *
         * @param lastSequence where the thread ends, for whom it helps
         */
        void appendTurn(ThreadKey thread, long lastSequence) throws SQLException;

        /** Reads the newest 20 messages with all that was stored; returns how many there are. */
        int readLast20(ThreadKey thread) throws SQLException;
    }
}
