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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that one owner has, to be compared before and after. */
record OwnerState(List<MemoryThread> threads, Map<ThreadId, List<StoredMessage>> messages) {

    static OwnerState of(MemoryStore store, ResourceId owner) {
        ThreadQuery query = ThreadQuery.ALL
                .sortedBy(ThreadSort.CREATED, SortOrder.ASCENDING)
                .limit(Limits.MAX_ITEMS);
        List<MemoryThread> threads = Steps.collect(
                cursor -> store.threads().list(owner, cursor.map(query::after).orElse(query)));
        Map<ThreadId, List<StoredMessage>> messages = new HashMap<>();
        threads.forEach(thread -> messages.put(thread.id(), Steps.all(store, thread.key())));
        return new OwnerState(threads, messages);
    }
}
