package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        check(thread, messages);
        calls.run(call -> {
            threads.put(call, thread, messages);
            return true;
        });
    }

    private static void check(MemoryThread thread, List<StoredMessage> messages) {
        Limits.checkCount("number of messages", messages.size());
        Set<MessageId> ids = new HashSet<>();
        long place = 0;
        for (StoredMessage message : messages) {
            if (message.sequence() <= place || message.sequence() > thread.lastSequence() || !ids.add(message.id())) {
                throw new InvalidInput("imported messages have ascending places from 1 to the thread's last place, and"
                        + " each id once");
            }
            place = message.sequence();
        }
    }

    @Override
    public void put(WorkingMemoryKey key, List<WorkingMemoryVersion> list) {
        Limits.check("number of versions", list.size());
        long number = 0;
        for (WorkingMemoryVersion version : list) {
            if (version.version() <= number) {
                throw new InvalidInput("imported versions have ascending numbers from 1");
            }
            number = version.version();
        }
        calls.run(call -> {
            versions.put(call, key, list);
            return true;
        });
    }
}
