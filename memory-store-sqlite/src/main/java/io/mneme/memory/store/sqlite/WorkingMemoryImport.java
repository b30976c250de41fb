package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Puts versions of a working memory as they are in another store, inside a write transaction. */
final class WorkingMemoryImport {

    private final Session session;
    private final WorkingMemoryKey key;

    WorkingMemoryImport(Session session, WorkingMemoryKey key) {
        this.session = session;
        this.key = key;
    }

    /** @param versions ascending */
    void run(List<WorkingMemoryVersion> versions) throws SQLException {
        Optional<ThreadKey> thread = key.threadKey();
        if (thread.isPresent()) {
            ThreadState state = ThreadState.read(session, thread.get());
            if (!state.exists() || state.deleted()) {
                throw NotFound.thread(thread.get());
            }
        }
        long newest = WorkingMemoryRows.newest(session, key);
        if (newest > versions.get(versions.size() - 1).version()) {
            throw Conflict.workingMemory(key, "the working memory here has version " + newest);
        }
        for (WorkingMemoryVersion version : versions) {
            put(version);
        }
    }

    private void put(WorkingMemoryVersion version) throws SQLException {
        Optional<WorkingMemoryVersion> here = WorkingMemoryRows.history(session, key, version.version() + 1, 1).stream()
                .filter(one -> one.version() == version.version())
                .findFirst();
        if (here.isEmpty()) {
            WorkingMemoryRows.insert(session, key, version);
        } else if (!here.get().equals(version)) {
            throw Conflict.workingMemory(key, "version " + version.version() + " here is another one");
        }
    }
}
