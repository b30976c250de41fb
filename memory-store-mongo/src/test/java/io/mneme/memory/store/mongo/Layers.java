package io.mneme.memory.store.mongo;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.store.mongo.Scenario.Ids;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/** What is remembered of a thread besides its messages: its working memory and its entries in the recall index. */
final class Layers {

    private static final IndexedModel MODEL = new IndexedModel("scenario", 4);
    private static final int KEEP = 2;

    private Layers() {}

    /** Changes by name, as in {@link Scenario}. */
    static Map<String, BiFunction<MemoryStore, Ids, Object>> changes() {
        return Map.of(
                "index", (store, ids) -> index(store, ids.thread()),
                "write third page", (store, ids) -> write(store, WorkingMemoryKey.of(ids.thread()), 3),
                "write first page", (store, ids) -> write(store, WorkingMemoryKey.of(ids.thread()), 1),
                "write first page of owner",
                        (store, ids) ->
                                write(store, WorkingMemoryKey.of(ids.thread().resource()), 1),
                "delete pages", (store, ids) -> store.workingMemories().delete(WorkingMemoryKey.of(ids.thread())));
    }

    /** Imports by name; nobody else may write meanwhile. */
    static Map<String, BiFunction<MemoryStore, Ids, Object>> imports() {
        return Map.of(
                "import messages",
                        (store, ids) -> {
                            long incarnation = store.threads()
                                    .find(ids.thread())
                                    .map(MemoryThread::incarnation)
                                    .orElse(1L);
                            store.imports().put(imported(ids.thread(), incarnation), messages(9, 10, 15));
                            return true;
                        },
                "import deletion", (store, ids) -> importDeletion(store, ids.copy()),
                "import pages",
                        (store, ids) -> {
                            store.imports().put(WorkingMemoryKey.of(ids.thread()), List.of(version(4), version(6)));
                            return true;
                        },
                "import pages of owner",
                        (store, ids) -> {
                            store.imports()
                                    .put(WorkingMemoryKey.of(ids.thread().resource()), List.of(version(4), version(6)));
                            return true;
                        });
    }

    private static boolean importDeletion(MemoryStore store, ThreadKey key) {
        store.imports().putDeleted(List.of(new DeletedThread(key, 3, Samples.TIME)));
        return true;
    }

    private static MemoryThread imported(ThreadKey key, long incarnation) {
        return new MemoryThread(
                key,
                Optional.of("imported"),
                Map.of("from", "elsewhere"),
                Samples.TIME,
                Samples.TIME.plusSeconds(1),
                Optional.empty(),
                20,
                incarnation);
    }

    private static List<StoredMessage> messages(long... places) {
        return LongStream.of(places)
                .mapToObj(place -> new StoredMessage(place, Samples.user("i" + place, "text")))
                .toList();
    }

    /** Two versions of the thread's working memory. */
    static void fill(MemoryStore store, ThreadKey key) {
        write(store, WorkingMemoryKey.of(key), 1);
        write(store, WorkingMemoryKey.of(key), 2);
    }

    private static boolean write(MemoryStore store, WorkingMemoryKey key, long number) {
        store.workingMemories().write(new WorkingMemoryWrite(key, version(number), KEEP));
        return true;
    }

    private static WorkingMemoryVersion version(long number) {
        return new WorkingMemoryVersion(
                number,
                new WorkingMemoryContent.Markdown("version " + number),
                Samples.TIME,
                Optional.of("agent"),
                Optional.empty());
    }

    /** Indexes all that is pending of a thread; returns whether anything was added. */
    static boolean index(MemoryStore store, ThreadKey key) {
        return store.recallIndex()
                .pending(key)
                .map(pending -> store.recallIndex()
                        .add(new IndexBatch(pending, pending.lastSequence(), MODEL, entries(pending))))
                .orElse(false);
    }

    private static List<IndexEntry> entries(PendingThread pending) {
        return LongStream.rangeClosed(pending.indexed() + 1, pending.lastSequence())
                .mapToObj(place ->
                        new IndexEntry(place, 0, Map.of("common", 1, "of" + place, 2), new float[] {1, 0, 0, 0}))
                .toList();
    }

    /** All that a search of the owner finds, and its statistics. */
    static SortedSet<String> found(MemoryStore store, ResourceId owner) {
        RecallMatches matches = store.recallIndex()
                .search(new RecallSearch(
                        owner, Optional.empty(), List.of("common"), new float[] {1, 0, 0, 0}, RecallFilter.ALL, 1_000));
        SortedSet<String> found = new TreeSet<>();
        matches.byWords().forEach(match -> found.add("word " + match.thread() + " " + match.sequence()));
        matches.byMeaning().forEach(match -> found.add("vector " + match.thread() + " " + match.sequence()));
        found.add(matches.entries() + " entries, " + matches.terms() + " terms");
        return found;
    }

    /** The versions of a working memory, newest first, as both ways to read show them. */
    static List<WorkingMemoryVersion> pages(MemoryStore store, WorkingMemoryKey key) {
        List<WorkingMemoryVersion> all = store.workingMemories().history(key, Long.MAX_VALUE, 1_000);
        Optional<WorkingMemoryVersion> newest = store.workingMemories().find(key);
        if (!newest.equals(all.stream().findFirst())) {
            throw new AssertionError("newest version of " + key + " differs from its history");
        }
        return all;
    }
}
