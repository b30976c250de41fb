package io.mneme.memory.testkit.contract;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadUpdate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Every port method that takes an owner, called with a thread's key; the messages are {@code m1} and {@code m2}. */
final class EveryCall {

    private static final MessageId FIRST = MessageId.of("m1");

    private EveryCall() {}

    static Map<String, BiFunction<MemoryStore, ThreadKey, Object>> calls() {
        Map<String, BiFunction<MemoryStore, ThreadKey, Object>> calls = new LinkedHashMap<>(threadCalls());
        calls.putAll(messageCalls());
        calls.putAll(EveryNewerCall.calls());
        calls.put("append", (store, key) -> append(store, key, AppendCondition.ANY));
        calls.put("append to new", (store, key) -> append(store, key, new AppendCondition.LastSequence(0)));
        calls.put("append after 2", (store, key) -> append(store, key, new AppendCondition.LastSequence(2)));
        calls.put("append to incarnation 1", (store, key) -> append(store, key, new AppendCondition.Incarnation(1)));
        return calls;
    }

    private static Map<String, BiFunction<MemoryStore, ThreadKey, Object>> threadCalls() {
        Map<String, BiFunction<MemoryStore, ThreadKey, Object>> calls = new LinkedHashMap<>();
        calls.put("find thread", (store, key) -> store.threads().find(key));
        calls.put("create", (store, key) -> store.threads().create(NewThread.of(key, Samples.TIME)));
        calls.put("list threads", (store, key) -> store.threads().list(key.resource(), ThreadQuery.ALL));
        calls.put("rename", (store, key) -> update(store, key, new ThreadUpdate.Rename(Optional.of("mine"))));
        calls.put("merge", (store, key) -> update(store, key, new ThreadUpdate.MergeMetadata(Map.of("is", "mine"))));
        calls.put("archive", (store, key) -> update(store, key, new ThreadUpdate.Archive()));
        calls.put("unarchive", (store, key) -> update(store, key, new ThreadUpdate.Unarchive()));
        calls.put("delete", (store, key) -> store.threads().delete(key, Samples.TIME));
        calls.put("copy", (store, key) -> copy(store, key));
        calls.put("transfer", (store, key) -> transfer(store, key));
        return calls;
    }

    private static Map<String, BiFunction<MemoryStore, ThreadKey, Object>> messageCalls() {
        Map<String, BiFunction<MemoryStore, ThreadKey, Object>> calls = new LinkedHashMap<>();
        calls.put("list messages", (store, key) -> store.messages().list(key, MessageQuery.ALL));
        calls.put("list backward", (store, key) -> store.messages().list(key, MessageQuery.ALL.before("9")));
        calls.put("find message", (store, key) -> store.messages().find(key, FIRST));
        calls.put("neighbours", (store, key) -> store.messages().neighbours(key, FIRST, 5, 5));
        calls.put("count", (store, key) -> store.messages().count(key));
        calls.put("delete messages", (store, key) -> store.messages().delete(key, Steps.idSet("m1", "m2")));
        calls.put("delete all messages", (store, key) -> store.messages().deleteAll(key));
        return calls;
    }

    private static Object append(MemoryStore store, ThreadKey key, AppendCondition condition) {
        return store.messages().append(new Append(key, List.of(Samples.user("m1", "mine")), condition, Samples.TIME));
    }

    private static Object update(MemoryStore store, ThreadKey key, ThreadUpdate change) {
        return store.threads().update(key, change, Samples.TIME);
    }

    private static Object copy(MemoryStore store, ThreadKey key) {
        ThreadKey target = new ThreadKey(key.resource(), ThreadId.of("copied"));
        return store.threads()
                .copy(new CloneThread(key, target, new CloneSelection.All(), Optional.empty(), Samples.TIME));
    }

    private static Object transfer(MemoryStore store, ThreadKey key) {
        ResourceId other = ResourceId.of(key.resource().value() + " the second");
        return store.threads().transfer(key, other, Samples.TIME);
    }
}
