package io.mneme.memory.store.sqlite;

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

/** Takes what another store holds, each call in one transaction. */
final class SqliteImportStore implements ImportStore {

    private final Database database;

    SqliteImportStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(MemoryThread thread, List<StoredMessage> messages) {
        checkMessages(thread, messages);
        List<MessageRow> rows =
                messages.stream().map(one -> MessageRow.of(one.message())).toList();
        database.write(session -> {
            new ThreadImport(session, thread).run(messages, rows);
            return null;
        });
    }

    private static void checkMessages(MemoryThread thread, List<StoredMessage> messages) {
        Limits.checkCount("number of messages", messages.size());
        long place = 0;
        Set<MessageId> ids = new HashSet<>();
        for (StoredMessage message : messages) {
            if (message.sequence() <= place || message.sequence() > thread.lastSequence() || !ids.add(message.id())) {
                throw new InvalidInput("imported messages have ascending places from 1 to the thread's last place, and"
                        + " each id once");
            }
            place = message.sequence();
        }
    }

    @Override
    public void put(WorkingMemoryKey key, List<WorkingMemoryVersion> versions) {
        Limits.check("number of versions", versions.size());
        long number = 0;
        for (WorkingMemoryVersion version : versions) {
            if (version.version() <= number) {
                throw new InvalidInput("imported versions have ascending numbers from 1");
            }
            number = version.version();
        }
        database.write(session -> {
            new WorkingMemoryImport(session, key).run(versions);
            return null;
        });
    }
}
