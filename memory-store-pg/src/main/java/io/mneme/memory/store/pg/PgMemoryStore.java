package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.port.store.WorkingMemoryStore;

/**
 * Memory in a PostgreSQL database. Everything is in one schema; a call is one statement where the port says nothing
 * else, and nothing outlives a transaction on the server, so that connections may be shared by PgBouncer. A call waits
 * for a connection and for each of its statements no longer than {@link PgStoreOptions} says. Thread-safe, and safe
 * with any number of processes on one schema.
 */
public final class PgMemoryStore implements MemoryStore {

    private final PgDatabase database;
    private final ThreadStore threads;
    private final MessageStore messages;
    private final ResourceStore resources;
    private final WorkingMemoryStore workingMemories;
    private final RecallIndex recallIndex;
    private final ImportStore imports;
    private final String description;

    private PgMemoryStore(PgDatabase database, PgStoreOptions options, String description) {
        PgNames names = PgNames.of(options);
        this.database = database;
        this.description = description;
        threads = new PgThreads(database, names);
        messages = new PgMessages(database, names);
        resources = new PgResources(database, names);
        workingMemories = new PgWorkingMemories(database, names);
        imports = new PgImports(database, names);
        recallIndex = new PgRecallIndex(database, options);
    }

    /**
     * Opens a store, and brings its schema to the present version; several processes may do so at once.
     *
     * @throws io.mneme.memory.MemoryException.Misconfigured if user, password, database or privileges are wrong, the
     *     schema was written by a newer version or is not Mneme's, or an option does not fit it
     * @throws io.mneme.memory.MemoryException.Unavailable if the database cannot be reached
     */
    public static PgMemoryStore open(PgStoreOptions options) {
        PgDatabase database = new PgDatabase(options);
        try {
            return new PgMemoryStore(database, options, new PgStart(database, options).run());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public ThreadStore threads() {
        return threads;
    }

    @Override
    public MessageStore messages() {
        return messages;
    }

    @Override
    public ResourceStore resources() {
        return resources;
    }

    @Override
    public WorkingMemoryStore workingMemories() {
        return workingMemories;
    }

    @Override
    public RecallIndex recallIndex() {
        return recallIndex;
    }

    @Override
    public ImportStore imports() {
        return imports;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        database.close();
    }

    /** For tests. */
    PgDatabase database() {
        return database;
    }
}
