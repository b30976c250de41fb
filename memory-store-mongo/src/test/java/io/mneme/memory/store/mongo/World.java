package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.working.WorkingMemoryKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What there is under some ids, as every way to read shows it. */
record World(
        Map<ThreadKey, MemoryThread> threads,
        Map<ThreadKey, List<StoredMessage>> messages,
        Map<String, Object> layers) {

    /** Reads it; fails if two ways to read show different things. The owners have no other threads. */
    static World of(MemoryStore store, List<ThreadKey> keys) {
        Map<ThreadKey, MemoryThread> threads = new HashMap<>();
        Map<ThreadKey, List<StoredMessage>> messages = new HashMap<>();
        for (ThreadKey key : keys) {
            List<StoredMessage> all = all(store, key);
            check(store, key, all);
            store.threads()
                    .find(key)
                    .ifPresentOrElse(
                            thread -> {
                                threads.put(key, thread);
                                messages.put(key, all);
                            },
                            () -> assertThat(all).isEmpty());
        }
        keys.stream().map(ThreadKey::resource).distinct().forEach(owner -> checkLists(store, owner, threads));
        return new World(threads, messages, layers(store, keys));
    }

    /** Working memories, what the recall index finds and lacks, and what was deleted. */
    private static Map<String, Object> layers(MemoryStore store, List<ThreadKey> keys) {
        Map<String, Object> layers = new HashMap<>();
        for (ThreadKey key : keys) {
            WorkingMemoryKey own = WorkingMemoryKey.of(key.resource());
            layers.put("pages of " + key, Layers.pages(store, WorkingMemoryKey.of(key)));
            layers.put("pages of " + own, Layers.pages(store, own));
            layers.put("found of " + own, Layers.found(store, key.resource()));
            layers.put("pending of " + key, store.recallIndex().pending(key));
            layers.put("deleted of " + own, deleted(store, key.resource()));
        }
        return layers;
    }

    private static List<DeletedThread> deleted(MemoryStore store, ResourceId owner) {
        // No thread of these owners comes before it.
        Optional<ThreadKey> before = Optional.of(ThreadKey.of(owner.value(), "!"));
        return store.imports().deleted(before, 10).stream()
                .filter(one -> one.key().resource().equals(owner))
                .toList();
    }

    private static void check(MemoryStore store, ThreadKey key, List<StoredMessage> all) {
        assertThat(store.messages().count(key)).isEqualTo(all.size());
        List<StoredMessage> newest = new ArrayList<>(
                store.messages().list(key, MessageQuery.newest(20)).items());
        Collections.reverse(newest);
        assertThat(newest).isEqualTo(all.subList(Math.max(0, all.size() - 20), all.size()));
        if (!all.isEmpty()) {
            StoredMessage last = all.get(all.size() - 1);
            assertThat(store.messages().find(key, last.id())).contains(last);
            assertThat(store.messages().neighbours(key, last.id(), 1_000, 1_000))
                    .isEqualTo(all.subList(Math.max(0, all.size() - 1_001), all.size()));
        }
    }

    private static void checkLists(MemoryStore store, ResourceId owner, Map<ThreadKey, MemoryThread> threads) {
        List<MemoryThread> expected = threads.values().stream()
                .filter(thread -> thread.key().resource().equals(owner))
                .toList();
        // From right before the owner on: the cursor is an id itself.
        String before = owner.value().substring(0, owner.value().length() - 1);
        List<ResourceSummary> summaries =
                store.resources().list(ResourceQuery.ALL.after(before).limit(1)).items();
        assertThat(summaries.stream().filter(summary -> summary.resource().equals(owner)))
                .extracting(ResourceSummary::threads)
                .isEqualTo(expected.isEmpty() ? List.of() : List.of((long) expected.size()));
        assertThat(store.threads().list(owner, ThreadQuery.ALL).items()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** All messages, oldest first. */
    static List<StoredMessage> all(MemoryStore store, ThreadKey key) {
        List<StoredMessage> all = new ArrayList<>();
        MessageQuery query = MessageQuery.ALL.limit(1_000);
        Optional<String> next;
        do {
            Page<StoredMessage> page = store.messages().list(key, query);
            all.addAll(page.items());
            next = page.next();
            query = next.map(query::after).orElse(query);
        } while (next.isPresent());
        return all;
    }
}
