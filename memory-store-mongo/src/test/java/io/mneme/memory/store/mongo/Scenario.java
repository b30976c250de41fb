package io.mneme.memory.store.mongo;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadUpdate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** States and changes of a thread, a sibling and a namesake of another owner. */
final class Scenario {

    private Scenario() {}

    /** The thread, a sibling to copy it to, and the same id under another owner. */
    record Ids(ThreadKey thread, ThreadKey copy, ThreadKey moved) {
        static Ids fresh() {
            ThreadKey thread = Fresh.thread("thread");
            return new Ids(thread, Fresh.sibling(thread, "copy"), Fresh.thread("thread"));
        }

        List<ThreadKey> all() {
            return List.of(thread, copy, moved);
        }
    }

    /** Changes by name; each returns what the port returns. */
    static Map<String, BiFunction<MemoryStore, Ids, Object>> changes() {
        Map<String, BiFunction<MemoryStore, Ids, Object>> all = new LinkedHashMap<>();
        all.put("append", (store, ids) -> append(store, ids.thread(), Samples.batch("new", 1, 3)));
        all.put("append again", (store, ids) -> append(store, ids.thread(), Samples.batch("m", 2, 8)));
        all.put(
                "append after 6",
                (store, ids) -> store.messages()
                        .append(new Append(
                                ids.thread(),
                                Samples.batch("late", 1, 2),
                                new AppendCondition.LastSequence(6),
                                Samples.TIME)));
        all.put(
                "rename",
                (store, ids) -> store.threads()
                        .update(ids.thread(), new ThreadUpdate.Rename(Optional.of("new")), Samples.TIME));
        all.put(
                "delete messages",
                (store, ids) -> store.messages().delete(ids.thread(), idsOf(Samples.batch("m", 2, 4))));
        changesOfThreads(all);
        all.putAll(new TreeMap<>(Layers.changes()));
        return all;
    }

    private static void changesOfThreads(Map<String, BiFunction<MemoryStore, Ids, Object>> all) {
        all.put("delete all messages", (store, ids) -> store.messages().deleteAll(ids.thread()));
        all.put("delete thread", (store, ids) -> store.threads().delete(ids.thread(), Samples.TIME));
        all.put("create sibling", (store, ids) -> store.threads().create(NewThread.of(ids.copy(), Samples.TIME)));
        all.put(
                "copy",
                (store, ids) -> store.threads()
                        .copy(new CloneThread(
                                ids.thread(), ids.copy(), new CloneSelection.Last(4), Optional.empty(), Samples.TIME)));
        all.put(
                "transfer",
                (store, ids) ->
                        store.threads().transfer(ids.thread(), ids.moved().resource(), Samples.TIME));
    }

    /** Changes that only get in the way of those. */
    static Map<String, BiFunction<MemoryStore, Ids, Object>> disturbances() {
        Map<String, BiFunction<MemoryStore, Ids, Object>> all = new LinkedHashMap<>(changes());
        List<Message> one = List.of(Samples.user("other", "x"));
        all.put("append another", (store, ids) -> append(store, ids.thread(), one));
        all.put("append to sibling", (store, ids) -> append(store, ids.copy(), one));
        all.put("append to namesake", (store, ids) -> append(store, ids.moved(), one));
        all.put("create namesake", (store, ids) -> store.threads().create(NewThread.of(ids.moved(), Samples.TIME)));
        all.put("delete sibling", (store, ids) -> store.threads().delete(ids.copy(), Samples.TIME));
        return all;
    }

    /** States by name. */
    static Map<String, BiConsumer<MemoryStore, Ids>> states() {
        Map<String, BiConsumer<MemoryStore, Ids>> all = new LinkedHashMap<>();
        all.put("nothing", (store, ids) -> {});
        all.put("filled", (store, ids) -> fillAll(store, ids.thread()));
        all.put("with holes", Scenario::withHoles);
        return all;
    }

    private static void fill(MemoryStore store, ThreadKey key) {
        append(store, key, Samples.batch("m", 1, 3));
        append(store, key, Samples.batch("m", 4, 2));
        append(store, key, Samples.batch("m", 6, 1));
    }

    /** Also with a working memory, and indexed but for the last message. */
    private static void fillAll(MemoryStore store, ThreadKey key) {
        fill(store, key);
        Layers.fill(store, key);
        Layers.index(store, key);
        append(store, key, Samples.batch("m", 7, 1));
    }

    /** All three ids were deleted once; the thread is there again, and some of its messages were deleted. */
    private static void withHoles(MemoryStore store, Ids ids) {
        for (ThreadKey key : ids.all()) {
            fillAll(store, key);
            store.threads().delete(key, Samples.TIME);
        }
        store.threads().create(NewThread.of(ids.thread(), Samples.TIME));
        fillAll(store, ids.thread());
        store.messages().deleteAll(ids.thread());
        fill(store, ids.thread());
        Layers.index(store, ids.thread());
        store.messages().delete(ids.thread(), idsOf(Samples.batch("m", 5, 2)));
    }

    /** What the model holds after a state and some changes. */
    @SafeVarargs
    static World model(Ids ids, BiConsumer<MemoryStore, Ids> state, BiFunction<MemoryStore, Ids, Object>... changes) {
        MemoryStore model = new InMemoryMemoryStore();
        state.accept(model, ids);
        for (BiFunction<MemoryStore, Ids, Object> change : changes) {
            Outcome.of(() -> change.apply(model, ids));
        }
        return World.of(model, ids.all());
    }

    static Object append(MemoryStore store, ThreadKey key, List<Message> messages) {
        return store.messages().append(new Append(key, messages, AppendCondition.ANY, Samples.TIME));
    }

    private static Set<MessageId> idsOf(List<Message> messages) {
        return messages.stream().map(Message::id).collect(Collectors.toSet());
    }
}
