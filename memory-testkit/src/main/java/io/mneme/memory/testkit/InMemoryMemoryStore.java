package io.mneme.memory.testkit;

import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.port.store.WorkingMemoryStore;

/**
 * A store that keeps everything in this process, under one lock, and forgets it at the end. Made to be obviously right
 * and not to be fast: the contracts compare other stores with it. Thread-safe.
 */
public final class InMemoryMemoryStore implements MemoryStore {

    private final InMemoryTables tables = new InMemoryTables();
    private final ThreadStore threads = new InMemoryThreads(tables);
    private final MessageStore messages = new InMemoryMessages(tables);
    private final ResourceStore resources = new InMemoryResources(tables);
    private final WorkingMemoryStore workingMemories = new InMemoryWorkingMemories(tables);
    private final ImportStore imports = new InMemoryImports(tables);
    private final RecallIndex recallIndex = new InMemoryRecallIndex(tables);

    /** An empty store. */
    public InMemoryMemoryStore() {}

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
    public ImportStore imports() {
        return imports;
    }

    @Override
    public RecallIndex recallIndex() {
        return recallIndex;
    }

    @Override
    public String description() {
        return "in memory, for tests";
    }

    @Override
    public void close() {
        tables.close();
    }
}
