package io.mneme.memory.server.cli.recall;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A recall index of which only one owner's threads are pending: who waits for an answer waits for nobody else's. */
final class OwnersIndex extends WatchedIndex {

    private final MemoryStore store;
    private final ResourceId owner;

    OwnersIndex(MemoryStore store, ResourceId owner, Consumer<IndexCounts> listener) {
        super(store.recallIndex(), listener);
        this.store = store;
        this.owner = owner;
    }

    @Override
    public long countPending() {
        return listPending(Limits.MAX_ITEMS).size();
    }

    @Override
    List<PendingThread> listPending(int limit) {
        List<PendingThread> all = index.pending(Limits.MAX_ITEMS);
        // With so many, the owner's may be among those that do not fit.
        return all.size() == Limits.MAX_ITEMS
                ? walk(limit)
                : all.stream()
                        .filter(one -> one.thread().resource().equals(owner))
                        .limit(limit)
                        .toList();
    }

    private List<PendingThread> walk(int limit) {
        List<PendingThread> found = new ArrayList<>();
        ThreadQuery query = ThreadQuery.ALL.limit(Limits.MAX_ITEMS);
        Optional<String> next;
        do {
            Page<MemoryThread> page = store.threads().list(owner, query);
            page.items().forEach(thread -> index.pending(thread.key()).ifPresent(found::add));
            next = page.next();
            query = next.map(query::after).orElse(query);
        } while (next.isPresent() && found.size() < limit);
        return found.size() > limit ? found.subList(0, limit) : found;
    }
}
