package io.mneme.memory.port.store;

/**
 * Where memory is kept: one object per database, shared by the whole application. Its parts see the same data at once.
 *
 * <p>Every method of every part may throw {@link io.mneme.memory.MemoryException.Unavailable} if the database does not
 * answer in time (nothing was half done) and {@link io.mneme.memory.MemoryException.Misconfigured} if the data cannot
 * be read. After {@link #close}, every call throws {@code Unavailable}. Thread-safe, and safe with several processes on
 * one database.
 */
public interface MemoryStore extends AutoCloseable {

    /** The threads. */
    ThreadStore threads();

    /** The messages. */
    MessageStore messages();

    /** The owners; for the admin door only. */
    ResourceStore resources();

    /** The working memories. */
    WorkingMemoryStore workingMemories();

    /** The words and vectors of the messages. */
    RecallIndex recallIndex();

    /** Takes what another store holds; for copies only. */
    ImportStore imports();

    /** What a person should know of this store, in one line: product, version, place; never a secret. */
    String description();

    /** Frees connections and files; waits for running calls, then refuses. A second call does nothing. */
    @Override
    void close();
}
