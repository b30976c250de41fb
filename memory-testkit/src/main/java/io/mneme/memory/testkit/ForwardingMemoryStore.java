package io.mneme.memory.testkit;

import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.port.store.WorkingMemoryStore;
import java.util.Objects;

/**
 * Passes every call on to another store; a test overrides what it wants to be otherwise. As thread-safe as that store.
 */
public class ForwardingMemoryStore implements MemoryStore {

    private final MemoryStore store;

    /** Passes on to {@code store}, which is not null, and is closed with this one. */
    public ForwardingMemoryStore(MemoryStore store) {
        this.store = Objects.requireNonNull(store);
    }

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
    public RecallIndex recallIndex() {
        return store.recallIndex();
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
