package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.internal.Imported;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Copies into PostgreSQL: short transactions under the rows' locks; and lists deleted threads. */
final class PgImports implements ImportStore {

    private final PgDatabase database;
    private final ImportTable table;
    private final WorkingMemoryTable versions;
    private final DeletedTable deletedThreads;

    PgImports(PgDatabase database, PgNames names) {
        this.database = database;
        table = new ImportTable(names);
        versions = new WorkingMemoryTable(names);
        deletedThreads = new DeletedTable(names);
    }

    @Override
    public void put(MemoryThread thread, List<StoredMessage> messages) {
        Imported.check(thread, messages);
        database.transaction(PgScope.of(thread.key().resource()), session -> {
            long indexed = lock(session, thread);
            List<StoredMessage> missing = missing(session, thread.key(), messages);
            table.update(session, thread);
            table.insert(session, thread.key(), missing);
            if (missing.stream().anyMatch(message -> message.sequence() <= indexed)) {
                table.removeEntries(session, thread.key());
            }
            return thread;
        });
    }

    /** Locks the thread, made if need be; returns its indexed place. */
    private long lock(PgSession session, MemoryThread thread) {
        ThreadKey key = thread.key();
        Optional<ImportTable.Here> found = table.lock(session, key);
        if (found.isEmpty()) {
            table.create(session, thread);
            found = table.lock(session, key);
        }
        ImportTable.Here here = found.orElseThrow();
        if (here.deleted() && here.incarnation() >= thread.incarnation()) {
            throw new Conflict(key, "it was deleted here");
        } else if (!here.deleted()
                && (here.incarnation() != thread.incarnation() || here.lastSequence() > thread.lastSequence())) {
            throw new Conflict(key, "it is another thread here, or further");
        }
        return here.indexed();
    }

    private List<StoredMessage> missing(PgSession session, ThreadKey key, List<StoredMessage> messages) {
        Map<Long, MessageId> here = table.places(session, key, messages);
        Set<MessageId> ids = Set.copyOf(here.values());
        for (StoredMessage message : messages) {
            MessageId there = here.get(message.sequence());
            if (there == null ? ids.contains(message.id()) : !there.equals(message.id())) {
                throw new Conflict(key, "place " + message.sequence() + " or its message id is taken");
            }
        }
        return messages.stream()
                .filter(message -> !here.containsKey(message.sequence()))
                .toList();
    }

    @Override
    public void put(WorkingMemoryKey key, List<WorkingMemoryVersion> given) {
        Imported.check(given);
        database.transaction(PgScope.of(key.resource()), session -> {
            if (!versions.lock(session, key).equals("locked")) {
                throw NotFound.thread(key.threadKey().orElseThrow());
            }
            long last = given.get(given.size() - 1).version();
            Map<Long, WorkingMemoryVersion> here =
                    versions.history(session, key, Long.MAX_VALUE, Limits.MAX_ITEMS).stream()
                            .collect(Collectors.toMap(WorkingMemoryVersion::version, Function.identity()));
            boolean ahead = here.keySet().stream().anyMatch(version -> version > last);
            if (ahead || given.stream().anyMatch(version -> differs(version, here.get(version.version())))) {
                throw Conflict.workingMemory(key, "the working memory here is another one");
            }
            versions.insert(session, key, given);
            return key;
        });
    }

    private static boolean differs(WorkingMemoryVersion version, WorkingMemoryVersion here) {
        return here != null && !here.equals(version);
    }

    @Override
    public List<DeletedThread> deleted(Optional<ThreadKey> after, int limit) {
        Limits.check("number of deleted threads", limit);
        return database.statement(PgScope.EVERYBODY, session -> deletedThreads.list(session, after, limit));
    }

    @Override
    public void putDeleted(List<DeletedThread> deleted) {
        Imported.checkDeleted(deleted);
        database.transaction(PgScope.EVERYBODY, session -> {
            // First the change: from then on nobody else changes these rows, and an exception undoes it.
            deletedThreads.put(session, deleted);
            deletedThreads.check(session, deleted);
            return deleted;
        });
    }
}
