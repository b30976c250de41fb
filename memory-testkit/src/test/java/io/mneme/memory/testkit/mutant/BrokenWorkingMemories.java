package io.mneme.memory.testkit.mutant;

import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Optional;

/** Passes every call on; a mutant overrides one. */
class BrokenWorkingMemories implements WorkingMemoryStore {

    final WorkingMemoryStore good;

    BrokenWorkingMemories(WorkingMemoryStore good) {
        this.good = good;
    }

    @Override
    public Optional<WorkingMemoryVersion> find(WorkingMemoryKey key) {
        return good.find(key);
    }

    @Override
    public void write(WorkingMemoryWrite write) {
        good.write(write);
    }

    @Override
    public List<WorkingMemoryVersion> history(WorkingMemoryKey key, long before, int limit) {
        return good.history(key, before, limit);
    }

    @Override
    public boolean delete(WorkingMemoryKey key) {
        return good.delete(key);
    }

    @Override
    public Page<ResourceId> owners(ResourceQuery query) {
        return good.owners(query);
    }
}
