package io.mneme.memory.server.cli.recall;

import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.port.store.WorkingMemoryStore;

/** A store with another recall index before its own. */
record IndexedStore(MemoryStore store, RecallIndex recallIndex) implements MemoryStore {

    @Override
    public ThreadStore threads() {
        return store.threads();
    }

    @Override
    public MessageStore messages() {
        return store.messages();
    }

    @Override
    public ResourceStore resources() {
        return store.resources();
    }

    @Override
    public WorkingMemoryStore workingMemories() {
        return store.workingMemories();
    }

    @Override
    public ImportStore imports() {
        return store.imports();
    }

    @Override
    public String description() {
        return store.description();
    }

    @Override
    public void close() {
        store.close();
    }
}
