package io.mneme.memory.store.mongo;

import io.mneme.memory.internal.Imported;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Optional;

/** Copies from another store into MongoDB, and lists deleted threads. */
final class MongoImportStore implements ImportStore {

    private final Calls calls;
    private final ThreadImporter threads;
    private final VersionImporter versions;
    private final DeletedThreads deletedThreads;
    private final Recovery recovery;

    MongoImportStore(Calls calls, Parts parts) {
        this.calls = calls;
        this.threads = new ThreadImporter(parts);
        this.versions = new VersionImporter(parts);
        this.deletedThreads = new DeletedThreads(parts);
        this.recovery = new Recovery(parts);
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

    /** On a sharded cluster it asks every shard. */
    @Override
    public List<DeletedThread> deleted(Optional<ThreadKey> after, int limit) {
        Limits.check("number of deleted threads", limit);
        return calls.run(call -> {
            recovery.finishArrivedMoves(call);
            return deletedThreads.list(call, after, limit);
        });
    }

    @Override
    public void putDeleted(List<DeletedThread> deleted) {
        Imported.checkDeleted(deleted);
        calls.run(call -> {
            deletedThreads.put(call, deleted);
            return true;
        });
    }
}
