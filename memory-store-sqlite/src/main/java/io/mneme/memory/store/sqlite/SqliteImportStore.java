package io.mneme.memory.store.sqlite;

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

/** Takes what another store holds, each call in one transaction, and lists deleted threads. */
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

    @Override
    public List<DeletedThread> deleted(Optional<ThreadKey> after, int limit) {
        Limits.check("number of deleted threads", limit);
        return database.read(session -> DeletedThreadRows.after(session, after, limit));
    }

    @Override
    public void putDeleted(List<DeletedThread> deleted) {
        Imported.checkDeleted(deleted);
        database.write(session -> {
            for (DeletedThread one : deleted) {
                DeletedThreadRows.put(session, one);
            }
            return null;
        });
    }
}
