package io.mneme.memory.testkit.mutant;

import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.Optional;

/** Passes every call on; a mutant overrides one. */
class BrokenThreads implements ThreadStore {

    final ThreadStore good;

    BrokenThreads(ThreadStore good) {
        this.good = good;
    }

    @Override
    public MemoryThread create(NewThread thread) {
        return good.create(thread);
    }

    @Override
    public Optional<MemoryThread> find(ThreadKey key) {
        return good.find(key);
    }

    @Override
    public Page<MemoryThread> list(ResourceId owner, ThreadQuery query) {
        return good.list(owner, query);
    }

    @Override
    public MemoryThread update(ThreadKey key, ThreadUpdate change, Instant at) {
        return good.update(key, change, at);
    }

    @Override
    public boolean delete(ThreadKey key, Instant at) {
        return good.delete(key, at);
    }

    @Override
    public MemoryThread copy(CloneThread order) {
        return good.copy(order);
    }

    @Override
    public MemoryThread transfer(ThreadKey from, ResourceId to, Instant at) {
        return good.transfer(from, to, at);
    }
}
