package io.mneme.memory.bench.store;

import java.sql.SQLException;

/** A database's bare driver, doing what the store does with as few statements as it takes. Not thread-safe. */
interface BareDriver extends AutoCloseable {

    /** Stores a user's and an assistant's message at the end of a thread and moves the thread's time and place. */
    void appendTurn(String resource, String thread, long lastSequence) throws Exception;

    /** Reads all columns of the newest 20 messages; returns how many there are. */
    int readLast20(String resource, String thread) throws Exception;

    @Override
    void close() throws SQLException;
}
