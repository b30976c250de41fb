package io.mneme.memory.testkit.contract;

import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The part of {@link EveryCall} that is about working memories, imports and the recall index. */
final class EveryNewerCall {

    private EveryNewerCall() {}

    static Map<String, BiFunction<MemoryStore, ThreadKey, Object>> calls() {
        Map<String, BiFunction<MemoryStore, ThreadKey, Object>> calls = new LinkedHashMap<>();
        calls.putAll(workingMemoryCalls());
        calls.putAll(recallCalls());
        calls.put("import thread", (store, key) -> {
            store.imports().put(Imports.thread(key, 9, 1), Imports.messages(2, 5));
            return true;
        });
        calls.put("import deletion", (store, key) -> {
            store.imports().putDeleted(List.of(new DeletedThread(key, 1, Samples.TIME)));
            return true;
        });
        calls.put("import versions", (store, key) -> {
            store.imports().put(WorkingMemoryKey.of(key), List.of(Pages.version(1)));
            return true;
        });
        return calls;
    }

    private static Map<String, BiFunction<MemoryStore, ThreadKey, Object>> workingMemoryCalls() {
        Map<String, BiFunction<MemoryStore, ThreadKey, Object>> calls = new LinkedHashMap<>();
        calls.put("find page", (store, key) -> store.workingMemories().find(WorkingMemoryKey.of(key)));
        calls.put("find own page", (store, key) -> store.workingMemories().find(WorkingMemoryKey.of(key.resource())));
        calls.put("history", (store, key) -> Pages.all(store, WorkingMemoryKey.of(key)));
        calls.put("own history", (store, key) -> Pages.all(store, WorkingMemoryKey.of(key.resource())));
        calls.put("write page", (store, key) -> write(store, WorkingMemoryKey.of(key), 1));
        calls.put("write page after 2", (store, key) -> write(store, WorkingMemoryKey.of(key), 3));
        calls.put("write own page", (store, key) -> write(store, WorkingMemoryKey.of(key.resource()), 1));
        calls.put("delete page", (store, key) -> store.workingMemories().delete(WorkingMemoryKey.of(key)));
        calls.put(
                "delete own page", (store, key) -> store.workingMemories().delete(WorkingMemoryKey.of(key.resource())));
        return calls;
    }

    private static boolean write(MemoryStore store, WorkingMemoryKey key, long number) {
        Pages.write(store, key, Pages.version(number));
        return true;
    }

    private static Map<String, BiFunction<MemoryStore, ThreadKey, Object>> recallCalls() {
        Map<String, BiFunction<MemoryStore, ThreadKey, Object>> calls = new LinkedHashMap<>();
        calls.put("pending", (store, key) -> store.recallIndex().pending(key));
        calls.put("pending of owner", (store, key) -> store.recallIndex().pending(key.resource(), 10));
        calls.put("count pending of owner", (store, key) -> store.recallIndex().countPending(key.resource()));
        calls.put(
                "add to index",
                (store, key) -> store.recallIndex()
                        .add(new IndexBatch(
                                new PendingThread(key, 1, 0, 2), 1, Recalls.MODEL, List.of(Recalls.entry(1, "text")))));
        calls.put("search", (store, key) -> store.recallIndex().search(Recalls.both(key.resource(), "text")));
        calls.put(
                "search thread",
                (store, key) ->
                        store.recallIndex().search(Recalls.inThread(Recalls.both(key.resource(), "text"), key)));
        calls.put(
                "read places",
                (store, key) -> store.recallIndex().read(key.resource(), List.of(new Place(key.thread(), 1)), 1, 1));
        return calls;
    }
}
