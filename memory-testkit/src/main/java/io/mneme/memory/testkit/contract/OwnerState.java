package io.mneme.memory.testkit.contract;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that one owner has, to be compared before and after. */
record OwnerState(
        List<MemoryThread> threads,
        Map<ThreadId, List<StoredMessage>> messages,
        Map<WorkingMemoryKey, List<WorkingMemoryVersion>> pages) {

    static OwnerState of(MemoryStore store, ResourceId owner) {
        ThreadQuery query = ThreadQuery.ALL
                .sortedBy(ThreadSort.CREATED, SortOrder.ASCENDING)
                .limit(Limits.MAX_ITEMS);
        List<MemoryThread> threads = Steps.collect(
                cursor -> store.threads().list(owner, cursor.map(query::after).orElse(query)));
        Map<ThreadId, List<StoredMessage>> messages = new HashMap<>();
        threads.forEach(thread -> messages.put(thread.id(), Steps.all(store, thread.key())));
        Map<WorkingMemoryKey, List<WorkingMemoryVersion>> pages = new HashMap<>();
        WorkingMemoryKey own = WorkingMemoryKey.of(owner);
        pages.put(own, Pages.all(store, own));
        threads.stream()
                .map(thread -> WorkingMemoryKey.of(thread.key()))
                .forEach(key -> pages.put(key, Pages.all(store, key)));
        return new OwnerState(threads, messages, pages);
    }
}
