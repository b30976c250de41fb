package io.mneme.memory.testkit;

import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The owners of an {@link InMemoryMemoryStore}. */
final class InMemoryResources implements ResourceStore {

    private final InMemoryTables tables;

    InMemoryResources(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public Page<ResourceSummary> list(ResourceQuery query) {
        boolean backward = query.from().backward();
        List<ResourceSummary> rows = tables.locked(() -> {
            NavigableMap<ResourceId, List<MemoryThread>> owners =
                    backward ? byOwner().descendingMap() : byOwner();
            return query
                    .from()
                    .cursor()
                    .map(cursor -> owners.tailMap(ResourceId.of(cursor), false))
                    .orElse(owners)
                    .entrySet()
                    .stream()
                    .limit(query.limit() + 1L)
                    .map(InMemoryResources::summary)
                    .toList();
        });
        return Page.ofRows(
                rows, query.limit(), query.from(), owner -> owner.resource().value());
    }

    private NavigableMap<ResourceId, List<MemoryThread>> byOwner() {
        return tables.all().stream()
                .map(InMemoryThread::thread)
                .collect(Collectors.groupingBy(thread -> thread.key().resource(), TreeMap::new, Collectors.toList()));
    }

    private static ResourceSummary summary(Map.Entry<ResourceId, List<MemoryThread>> owner) {
        Instant newest = owner.getValue().stream()
                .map(MemoryThread::updatedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new ResourceSummary(owner.getKey(), owner.getValue().size(), newest);
    }
}
