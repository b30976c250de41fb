package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HashingEmbeddingModel;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One model fills an index, and the whole store has one list of what is pending. */
public interface RecallModelContract extends StoreContract {

    /**
     * A new store on a database of its own with nothing in it, which the test closes. These tests look at the whole
     * index, so nobody else may use its database.
     */
    MemoryStore emptyStore();

    @Test
    default void the_first_batch_that_is_added_decides_the_model() {
        try (MemoryStore store = emptyStore()) {
            RecallIndex index = store.recallIndex();
            assertThat(index.model()).isEmpty();
            ThreadKey key = appended(store, "apple");
            assertThat(index.add(batch(new PendingThread(key, 9, 0, 1), words("other"))))
                    .isFalse();
            assertThat(index.model())
                    .as("a batch that was refused decides nothing")
                    .isEmpty();
            assertThat(index.add(batch(Recalls.pending(store, key), Recalls.MODEL)))
                    .as("a batch without entries")
                    .isTrue();
            assertThat(index.model()).contains(Recalls.MODEL);
        }
    }

    @Test
    default void another_model_is_refused() {
        try (MemoryStore store = emptyStore()) {
            RecallIndex index = store.recallIndex();
            ThreadKey indexed = appended(store, "apple");
            IndexBatch late = batch(Recalls.pending(store, indexed), words("other"));
            Recalls.index(store, indexed);
            ThreadKey key = appended(store, "apple");
            PendingThread pending = Recalls.pending(store, key);
            for (IndexedModel other : List.of(
                    words("other"),
                    words(Recalls.MODEL.name()),
                    new IndexedModel("other", Recalls.MODEL.dimensions()),
                    new IndexedModel(Recalls.MODEL.name(), 65))) {
                assertThatThrownBy(() -> index.add(batch(pending, other))).isInstanceOf(Misconfigured.class);
            }
            assertThatThrownBy(() -> index.add(late)).isInstanceOf(Misconfigured.class);
            assertThat(index.model()).contains(Recalls.MODEL);
            assertThat(index.pending(key)).contains(pending);
            Recalls.checkNothing(store, key.resource(), "apple");
        }
    }

    @Test
    default void an_index_whose_entries_are_all_deleted_keeps_its_model() {
        try (MemoryStore store = emptyStore()) {
            ThreadKey key = appended(store, "apple");
            Recalls.index(store, key);
            store.threads().delete(key, Samples.TIME);
            assertThat(store.recallIndex().model()).contains(Recalls.MODEL);
        }
    }

    @Test
    default void after_a_reset_everything_is_pending_and_nothing_is_found() {
        try (MemoryStore store = emptyStore()) {
            List<ThreadKey> threads = List.of(appended(store, "apple"), appended(store, "apple pie"));
            ThreadKey emptied = appended(store, "x");
            threads.forEach(key -> Recalls.index(store, key));
            Recalls.index(store, emptied);
            store.messages().deleteAll(emptied);
            for (IndexedModel next : List.of(words("other"), words("other"), Recalls.MODEL)) {
                store.recallIndex().reset(next);
                assertThat(store.recallIndex().model()).contains(next);
                assertThat(store.recallIndex().countPending()).isEqualTo(3);
                threads.forEach(key -> Recalls.checkNothing(store, key.resource(), "apple"));
            }
            threads.forEach(key -> Recalls.index(store, key));
            threads.forEach(key -> Recalls.checkBoth(
                    store.recallIndex().search(Recalls.both(key.resource(), "apple")), "support:1.0"));
        }
    }

    @Test
    default void after_a_reset_the_new_model_works_and_the_old_one_is_refused() {
        try (MemoryStore store = emptyStore()) {
            ThreadKey key = appended(store, "apple");
            PendingThread pending = Recalls.pending(store, key);
            Recalls.index(store, key);
            HashingEmbeddingModel wider = new HashingEmbeddingModel(100);
            IndexedModel next = new IndexedModel(wider.name(), 100);
            store.recallIndex().reset(next);
            assertThat(store.recallIndex().pending(key)).contains(pending);
            IndexBatch old = Recalls.batch(store, pending);
            assertThatThrownBy(() -> store.recallIndex().add(old)).isInstanceOf(Misconfigured.class);
            IndexEntry entry = new IndexEntry(1, 0, Map.of("apple", 1), wider.embed("apple"));
            assertThat(store.recallIndex().add(new IndexBatch(pending, 1, next, List.of(entry))))
                    .isTrue();
            assertThat(Recalls.byMeaning(
                            store.recallIndex().search(Recalls.nearest(key.resource(), wider.embed("apple"), 5))))
                    .containsExactly("support:1.0");
            Recalls.checkStatistics(store, key.resource(), 1, 1);
        }
    }

    @Test
    default void a_vector_of_another_length_finds_nothing_by_meaning() {
        try (MemoryStore store = emptyStore()) {
            ThreadKey key = appended(store, "apple");
            float[] shorter = new HashingEmbeddingModel(8).embed("apple");
            assertThat(store.recallIndex()
                            .search(Recalls.nearest(key.resource(), shorter, 5))
                            .byMeaning())
                    .isEmpty();
            Recalls.index(store, key);
            assertThat(store.recallIndex()
                            .search(Recalls.nearest(key.resource(), shorter, 5))
                            .byMeaning())
                    .isEmpty();
        }
    }

    @Test
    default void an_index_of_words_only_works_without_vectors() {
        try (MemoryStore store = emptyStore()) {
            ThreadKey key = appended(store, "apple");
            IndexEntry entry = new IndexEntry(1, 0, Map.of("apple", 2), Recalls.NO_VECTOR);
            IndexBatch batch = new IndexBatch(Recalls.pending(store, key), 1, words("words"), List.of(entry));
            assertThat(store.recallIndex().add(batch)).isTrue();
            assertThat(store.recallIndex().model()).contains(words("words"));
            var matches = store.recallIndex().search(Recalls.both(key.resource(), "apple"));
            assertThat(Recalls.byWords(matches)).containsExactly("support:1.0");
            assertThat(matches.byMeaning()).isEmpty();
            assertThat(matches.terms()).isEqualTo(2);
        }
    }

    @Test
    default void pending_threads_are_listed_and_counted() {
        try (MemoryStore store = emptyStore()) {
            RecallIndex index = store.recallIndex();
            assertThat(index.pending(10)).isEmpty();
            assertThat(index.countPending()).isZero();
            List<PendingThread> expected = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                expected.add(new PendingThread(appended(store, "apple", "pie"), 1, 0, 2));
            }
            ThreadKey deleted = appended(store, "apple");
            store.threads().delete(deleted, Samples.TIME);
            Steps.create(store, Fresh.thread());
            assertThat(index.pending(1_000)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(index.countPending()).isEqualTo(5);
            assertThat(index.pending(3)).hasSize(3).isSubsetOf(expected).doesNotHaveDuplicates();
        }
    }

    @Test
    default void a_thread_leaves_the_list_when_all_of_it_is_indexed() {
        try (MemoryStore store = emptyStore()) {
            RecallIndex index = store.recallIndex();
            List.of("apple", "pie", "cherry").forEach(text -> appended(store, text, "x"));
            for (long left = 3; left > 0; left--) {
                PendingThread one = index.pending(1).get(0);
                index.add(Recalls.batch(store, one, 1));
                assertThat(index.countPending())
                        .as("half of it is still pending")
                        .isEqualTo(left);
                index.add(Recalls.batch(store, new PendingThread(one.thread(), 1, 1, 2)));
                assertThat(index.countPending()).isEqualTo(left - 1);
            }
            assertThat(index.pending(10)).isEmpty();
        }
    }

    @Test
    default void an_index_describes_itself_in_one_line() {
        assertThat(store().recallIndex().description()).isNotBlank().doesNotContain("\n");
    }

    private static IndexedModel words(String name) {
        return new IndexedModel(name, 0);
    }

    private static IndexBatch batch(PendingThread pending, IndexedModel model) {
        return new IndexBatch(pending, pending.indexed() + 1, model, List.of());
    }

    /** A new thread with one message for each text. */
    private static ThreadKey appended(MemoryStore store, String... texts) {
        ThreadKey key = Fresh.thread();
        for (String text : texts) {
            Steps.append(store, key, Samples.user("m " + text, text));
        }
        return key;
    }
}
