package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException.Conflict;
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

/** Copies into an {@link InMemoryMemoryStore}. */
final class InMemoryImports implements ImportStore {

    private final InMemoryTables tables;

    InMemoryImports(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public void put(MemoryThread thread, List<StoredMessage> messages) {
        Imported.check(thread, messages);
        tables.locked(() -> {
            Optional<InMemoryThread> present = tables.find(thread.key());
            checkState(thread, present);
            present.ifPresent(found -> messages.forEach(message -> checkPlace(found, message)));
            InMemoryThread target = present.orElseGet(() -> tables.start(thread));
            target.replace(thread);
            messages.forEach(target::put);
            return target;
        });
    }

    private void checkState(MemoryThread thread, Optional<InMemoryThread> present) {
        ThreadKey key = thread.key();
        if (present.isEmpty() && tables.incarnation(key) >= thread.incarnation()) {
            throw new Conflict(key, "it was deleted here");
        }
        present.map(InMemoryThread::thread).ifPresent(here -> {
            if (here.incarnation() != thread.incarnation() || here.lastSequence() > thread.lastSequence()) {
                throw new Conflict(key, "it is another thread here, or further");
            }
        });
    }

    private static void checkPlace(InMemoryThread here, StoredMessage message) {
        StoredMessage atPlace = here.messages().get(message.sequence());
        boolean there = atPlace != null && atPlace.id().equals(message.id());
        if (!there && (atPlace != null || here.holds(message.id()))) {
            throw new Conflict(here.thread().key(), "place " + message.sequence() + " or its message id is taken");
        }
    }

    @Override
    public void put(WorkingMemoryKey key, List<WorkingMemoryVersion> versions) {
        Imported.check(versions);
        tables.locked(() -> {
            key.threadKey().ifPresent(tables::existing);
            InMemoryVersions here = tables.versions(key).orElseThrow();
            boolean ahead = here.newest() > versions.get(versions.size() - 1).version();
            if (ahead || !versions.stream().allMatch(here::fits)) {
                throw Conflict.workingMemory(key, "the working memory here is another one");
            }
            versions.forEach(here::put);
            return here;
        });
    }

    @Override
    public List<DeletedThread> deleted(Optional<ThreadKey> after, int limit) {
        Limits.check("number of deleted threads", limit);
        return tables.locked(() -> tables.deleted(after).limit(limit).toList());
    }

    @Override
    public void putDeleted(List<DeletedThread> deleted) {
        Imported.checkDeleted(deleted);
        tables.locked(() -> {
            deleted.forEach(one ->
                    Imported.checkDeletable(one, tables.find(one.key()).isPresent(), tables.incarnation(one.key())));
            deleted.forEach(tables::put);
            return deleted;
        });
    }
}
