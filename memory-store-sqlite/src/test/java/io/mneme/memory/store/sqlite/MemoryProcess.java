package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A child process that for each URL updates one working memory, appends to one thread and indexes it, many times. */
final class MemoryProcess {

    static final ThreadKey THREAD = ThreadKey.of("alice", "support");
    static final WorkingMemoryKey PAGE = WorkingMemoryKey.of(THREAD.resource());
    static final String DONE = "done";
    static final int UPDATES = 50;

    private MemoryProcess() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String url = input.readLine(); url != null; url = input.readLine()) {
            System.out.println(work(url, arguments[0]));
        }
    }

    private static String work(String url, String id) {
        try (MemoryStore store = SqliteMemoryStore.open(url)) {
            for (int i = 0; i < UPDATES; i++) {
                count(store, id);
                Stored.append(store, THREAD, Samples.user(id + "-" + i, "text"));
                index(store);
                IndexFixture.places(store, THREAD, "all");
            }
            return DONE;
        } catch (RuntimeException e) {
            return e + " caused by " + e.getCause();
        }
    }

    /** Adds one to this process's field; whoever was slower reads again. */
    private static void count(MemoryStore store, String id) {
        while (true) {
            Optional<WorkingMemoryVersion> before = store.workingMemories().find(PAGE);
            Map<String, Object> fields = before.map(MemoryProcess::fields).orElseGet(HashMap::new);
            fields.merge(id, 1L, (old, one) -> (Long) old + (Long) one);
            WorkingMemoryVersion next = new WorkingMemoryVersion(
                    before.map(WorkingMemoryVersion::version).orElse(0L) + 1,
                    new WorkingMemoryContent.Document(fields),
                    Samples.TIME,
                    Optional.of(id),
                    Optional.empty());
            try {
                store.workingMemories().write(new WorkingMemoryWrite(PAGE, next, 1_000));
                return;
            } catch (Conflict e) {
                continue;
            }
        }
    }

    /** The fields of a version, to be changed. */
    static Map<String, Object> fields(WorkingMemoryVersion version) {
        return new HashMap<>(((WorkingMemoryContent.Document) version.content()).document());
    }

    /** Indexes what is pending; false if there was something and somebody else was faster. */
    static boolean index(MemoryStore store) {
        Optional<PendingThread> found = store.recallIndex().pending(THREAD);
        if (found.isEmpty()) {
            return true;
        }
        PendingThread pending = found.get();
        List<IndexEntry> entries = LongStream.rangeClosed(pending.indexed() + 1, pending.lastSequence())
                .mapToObj(place -> new IndexEntry(place, 0, Map.of("all", 1), new float[0]))
                .toList();
        return store.recallIndex().add(new IndexBatch(pending, pending.lastSequence(), IndexFixture.MODEL, entries));
    }
}
