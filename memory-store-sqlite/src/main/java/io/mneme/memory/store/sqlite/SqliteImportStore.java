package io.mneme.memory.store.sqlite;

import io.mneme.memory.internal.Imported;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;

/** Takes what another store holds, each call in one transaction. */
final class SqliteImportStore implements ImportStore {

    private final Database database;

    SqliteImportStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(MemoryThread thread, List<StoredMessage> messages) {
        Imported.check(thread, messages);
        List<MessageRow> rows =
                messages.stream().map(one -> MessageRow.of(one.message())).toList();
        database.write(session -> {
            new ThreadImport(session, thread).run(messages, rows);
            return null;
        });
    }

    @Override
    public void put(WorkingMemoryKey key, List<WorkingMemoryVersion> versions) {
        Imported.check(versions);
        database.write(session -> {
            new WorkingMemoryImport(session, key).run(versions);
            return null;
        });
    }
}
