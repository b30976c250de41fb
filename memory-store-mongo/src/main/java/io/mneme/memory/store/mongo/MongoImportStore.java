package io.mneme.memory.store.mongo;

import io.mneme.memory.internal.Imported;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;

/** Copies from another store into MongoDB. */
final class MongoImportStore implements ImportStore {

    private final Calls calls;
    private final ThreadImporter threads;
    private final VersionImporter versions;

    MongoImportStore(Calls calls, Parts parts) {
        this.calls = calls;
        this.threads = new ThreadImporter(parts);
        this.versions = new VersionImporter(parts);
    }

    @Override
    public void put(MemoryThread thread, List<StoredMessage> messages) {
        Imported.check(thread, messages);
        calls.run(call -> {
            threads.put(call, thread, messages);
            return true;
        });
    }

    @Override
    public void put(WorkingMemoryKey key, List<WorkingMemoryVersion> list) {
        Imported.check(list);
        calls.run(call -> {
            versions.put(call, key, list);
            return true;
        });
    }
}
