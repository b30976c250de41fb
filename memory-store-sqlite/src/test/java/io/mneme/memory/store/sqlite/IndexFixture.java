package io.mneme.memory.store.sqlite;

import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Messages with random vectors: what was indexed is known, so that every search can be checked. */
final class IndexFixture {

    static final int DIMENSIONS = 48;
    static final IndexedModel MODEL = new IndexedModel("random", DIMENSIONS);

    private final Random random = new Random(42);

    /** Vectors by {@code thread:sequence}. */
    final Map<String, float[]> vectors = new HashMap<>();

    /** Appends messages and indexes them; each has the term {@code all}, and {@code m1} or another of its own. */
    void add(MemoryStore store, ThreadKey key, int count) {
        for (int done = 0; done < count; done += 500) {
            List<Message> batch = new ArrayList<>();
            long last = store.threads()
                    .find(key)
                    .map(thread -> thread.lastSequence())
                    .orElse(0L);
            for (int i = 1; i <= Math.min(500, count - done); i++) {
                batch.add(Samples.user("m" + (last + i), "text"));
            }
            Stored.append(store, key, batch);
            index(store, key);
        }
    }

    private void index(MemoryStore store, ThreadKey key) {
        PendingThread pending = store.recallIndex().pending(key).orElseThrow();
        List<IndexEntry> entries = new ArrayList<>();
        for (long place = pending.indexed() + 1; place <= pending.lastSequence(); place++) {
            float[] vector = vector();
            vectors.put(key.thread() + ":" + place, vector);
            entries.add(new IndexEntry(place, 0, Map.of("all", 1, "m" + place, 2), vector));
        }
        if (!store.recallIndex().add(new IndexBatch(pending, pending.lastSequence(), MODEL, entries))) {
            throw new AssertionError("nobody else indexes " + key);
        }
    }

    /** A random vector of length one. */
    float[] vector() {
        float[] vector = new float[DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    static RecallMatches search(MemoryStore store, ResourceId owner, float[] vector, int nearest, String... terms) {
        return store.recallIndex()
                .search(new RecallSearch(owner, Optional.empty(), List.of(terms), vector, RecallFilter.ALL, nearest));
    }

    /** The places with a term, in the order of the answer. */
    static List<String> places(MemoryStore store, ThreadKey key, String term) {
        return search(store, key.resource(), new float[0], 1, term).byWords().stream()
                .map(match -> match.thread() + ":" + match.sequence())
                .toList();
    }
}
