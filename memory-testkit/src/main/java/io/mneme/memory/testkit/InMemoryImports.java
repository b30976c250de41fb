package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Copies into an {@link InMemoryMemoryStore}. */
final class InMemoryImports implements ImportStore {

    private final InMemoryTables tables;

    InMemoryImports(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public void put(MemoryThread thread, List<StoredMessage> messages) {
        checkMessages(thread, messages);
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
        checkVersions(versions);
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

    private static void checkVersions(List<WorkingMemoryVersion> versions) {
        Limits.check("number of versions", versions.size());
        long number = 0;
        for (WorkingMemoryVersion version : versions) {
            if (version.version() <= number) {
                throw new InvalidInput("imported versions have ascending numbers from 1");
            }
            number = version.version();
        }
    }
}
