package io.mneme.memory.testkit.mutant;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Optional;

/** Passes every call on; a mutant overrides one. */
class BrokenImports implements ImportStore {

    final ImportStore good;

    BrokenImports(ImportStore good) {
        this.good = good;
    }

    @Override
    public void put(MemoryThread thread, List<StoredMessage> messages) {
        good.put(thread, messages);
    }

    @Override
    public void put(WorkingMemoryKey key, List<WorkingMemoryVersion> versions) {
        good.put(key, versions);
    }

    @Override
    public List<DeletedThread> deleted(Optional<ThreadKey> after, int limit) {
        return good.deleted(after, limit);
    }

    @Override
    public void putDeleted(List<DeletedThread> deleted) {
        good.putDeleted(deleted);
    }
}
