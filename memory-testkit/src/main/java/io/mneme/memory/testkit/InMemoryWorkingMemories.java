package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The working memories of an {@link InMemoryMemoryStore}. */
final class InMemoryWorkingMemories implements WorkingMemoryStore {

    private final InMemoryTables tables;

    InMemoryWorkingMemories(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<WorkingMemoryVersion> find(WorkingMemoryKey key) {
        return tables.locked(() -> tables.versions(key).flatMap(InMemoryVersions::last));
    }

    @Override
    public void write(WorkingMemoryWrite write) {
        WorkingMemoryKey key = write.key();
        tables.locked(() -> {
            key.threadKey().filter(tables::wasDeleted).ifPresent(thread -> {
                throw NotFound.deleted(thread);
            });
            long newest = tables.versions(key).map(InMemoryVersions::newest).orElse(0L);
            if (newest != write.next().version() - 1) {
                throw Conflict.workingMemory(key, "the working memory has version " + newest);
            }
            InMemoryVersions versions = versions(write);
            versions.put(write.next());
            versions.keep(write.keep());
            return versions;
        });
    }

    private InMemoryVersions versions(WorkingMemoryWrite write) {
        Optional<ThreadKey> thread = write.key().threadKey();
        if (thread.isEmpty()) {
            return tables.ownVersions(write.key().resource());
        }
        return tables.find(thread.get())
                .orElseGet(() ->
                        tables.create(NewThread.of(thread.get(), write.next().at())))
                .versions();
    }

    @Override
    public List<WorkingMemoryVersion> history(WorkingMemoryKey key, long before, int limit) {
        Limits.check("number of versions", limit);
        return tables.locked(() -> tables.versions(key)
                .map(versions -> versions.before(before, limit))
                .orElse(List.of()));
    }

    @Override
    public boolean delete(WorkingMemoryKey key) {
        return tables.locked(
                () -> tables.versions(key).map(InMemoryVersions::clear).orElse(false));
    }

    @Override
    public Page<ResourceId> owners(ResourceQuery query) {
        Comparator<ResourceId> order = query.from().backward() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Optional<ResourceId> cursor = query.from().cursor().map(ResourceId::of);
        List<ResourceId> rows = tables.locked(() -> tables.ownersWithVersions().stream()
                .filter(owner -> cursor.map(at -> order.compare(owner, at) > 0).orElse(true))
                .sorted(order)
                .limit(query.limit() + 1L)
                .toList());
        return Page.ofRows(rows, query.limit(), query.from(), ResourceId::value);
    }
}
