package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A small recall index: every message has the word "apple" and a vector that tells its place. */
final class Recalled {

    static final IndexedModel MODEL = new IndexedModel("model", 2);

    private Recalled() {}

    static void append(PgMemoryStore store, ThreadKey key, int count) {
        store.messages().append(new Append(key, Samples.batch(count), AppendCondition.ANY, Samples.TIME));
    }

    /** Indexes all that is pending of a thread. */
    static void index(PgMemoryStore store, ThreadKey key) {
        PendingThread pending = store.recallIndex().pending(key).orElseThrow();
        assertThat(store.recallIndex().add(batch(pending))).isTrue();
    }

    static IndexBatch batch(PendingThread pending) {
        List<IndexEntry> entries = LongStream.rangeClosed(pending.indexed() + 1, pending.lastSequence())
                .mapToObj(place -> new IndexEntry(place, 0, Map.of("apple", (int) place), vector(place)))
                .toList();
        return new IndexBatch(pending, pending.lastSequence(), MODEL, entries);
    }

    /** Checks that the owner's entries at places 1 to {@code count} are found by words and by meaning. */
    static void check(PgMemoryStore store, ResourceId owner, int count) {
        RecallMatches found = store.recallIndex()
                .search(new RecallSearch(
                        owner, Optional.empty(), List.of("apple"), vector(1), RecallFilter.ALL, 1_000));
        assertThat(found.entries()).isEqualTo(count);
        assertThat(found.byWords())
                .hasSize(count)
                .allSatisfy(match -> assertThat(match.frequencies()).containsExactly((int) match.sequence()));
        assertThat(found.byMeaning())
                .extracting(match -> match.sequence())
                .isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
    }

    private static float[] vector(long place) {
        double angle = place * 0.01;
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }
}
