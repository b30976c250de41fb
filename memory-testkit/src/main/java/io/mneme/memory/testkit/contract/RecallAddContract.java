package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A batch goes in whole, once, and only if it goes on where the index is. */
public interface RecallAddContract extends StoreContract {

    @Test
    default void a_batch_that_was_added_is_refused_the_second_time() {
        ThreadKey key = apples();
        IndexBatch batch = Recalls.batch(store(), Recalls.pending(store(), key));
        assertThat(Recalls.index(store()).add(batch)).isTrue();
        refused(key, batch);
        assertThat(secondStore().recallIndex().add(batch)).isFalse();
        Recalls.checkStatistics(store(), key.resource(), 3, 6);
    }

    @Test
    default void a_batch_that_begins_elsewhere_is_refused() {
        ThreadKey key = apples();
        PendingThread pending = Recalls.pending(store(), key);
        refused(key, Recalls.batch(store(), new PendingThread(key, 1, 1, 3)));
        assertThat(Recalls.index(store()).add(Recalls.batch(store(), pending, 2)))
                .isTrue();
        refused(key, Recalls.batch(store(), pending));
        refused(key, Recalls.batch(store(), new PendingThread(key, 1, 1, 3)));
        Recalls.checkStatistics(store(), key.resource(), 2, 3);
    }

    @Test
    default void a_batch_beyond_the_end_of_the_thread_is_refused() {
        ThreadKey key = apples();
        PendingThread pending = Recalls.pending(store(), key);
        refused(key, Recalls.batch(store(), pending, 4));
        refused(key, new IndexBatch(pending, Long.MAX_VALUE, Recalls.MODEL, List.of()));
        assertThat(store().recallIndex().pending(key)).contains(pending);
    }

    @Test
    default void a_batch_of_another_incarnation_is_refused() {
        ThreadKey key = apples();
        IndexBatch old = Recalls.batch(store(), Recalls.pending(store(), key));
        store().threads().delete(key, Samples.TIME);
        refused(key, old);
        Steps.create(store(), key);
        refused(key, old);
        Steps.append(store(), key, Samples.batch(3));
        refused(key, old);
        Recalls.checkNothing(store(), key.resource(), "apple");
        Recalls.index(store(), key);
        Recalls.checkStatistics(store(), key.resource(), 3, 9);
    }

    @Test
    default void a_batch_of_a_thread_that_was_moved_or_never_was_is_refused() {
        ThreadKey key = apples();
        ThreadKey moved = Fresh.thread();
        IndexBatch old = Recalls.batch(store(), Recalls.pending(store(), key));
        store().threads().transfer(key, moved.resource(), Samples.TIME);
        refused(key, old);
        Recalls.checkNothing(store(), key.resource(), "apple");
        Recalls.checkNothing(store(), moved.resource(), "apple");
        ThreadKey never = Fresh.thread();
        PendingThread invented = new PendingThread(never, 1, 0, 3);
        refused(never, new IndexBatch(invented, 3, Recalls.MODEL, List.of(Recalls.entry(1, "apple"))));
        assertThat(store().threads().find(never)).isEmpty();
    }

    private void refused(ThreadKey key, IndexBatch batch) {
        var before = store().recallIndex().pending(key);
        assertThat(Recalls.index(store()).add(batch)).isFalse();
        assertThat(store().recallIndex().pending(key)).isEqualTo(before);
    }

    @Test
    default void entries_of_messages_that_are_gone_are_left_out() {
        ThreadKey key = apples();
        IndexBatch batch = Recalls.batch(store(), Recalls.pending(store(), key));
        store().messages().delete(key, Steps.idSet("m1", "m3"));
        assertThat(Recalls.index(store()).add(batch)).isTrue();
        assertThat(store().recallIndex().pending(key)).isEmpty();
        Recalls.checkBoth(store().recallIndex().search(Recalls.both(key.resource(), "apple")), "support:2.0");
        Recalls.checkStatistics(store(), key.resource(), 1, 2);
    }

    @Test
    default void entries_of_places_without_a_message_are_left_out() {
        ThreadKey key = Fresh.thread();
        store().imports().put(Imports.thread(key, 9, 1), Imports.messages(3, 7));
        Recalls.add(
                store(), key, List.of(Recalls.entry(2, "apple"), Recalls.entry(3, "apple"), Recalls.entry(9, "apple")));
        Recalls.checkBoth(store().recallIndex().search(Recalls.both(key.resource(), "apple")), "support:3.0");
        Recalls.checkStatistics(store(), key.resource(), 1, 1);
    }

    @Test
    default void a_batch_leaves_the_thread_and_its_times_alone() {
        ThreadKey key = apples();
        OwnerState before = OwnerState.of(store(), key.resource());
        Recalls.index(store(), key);
        assertThat(OwnerState.of(store(), key.resource())).isEqualTo(before);
    }

    @Test
    default void every_chunk_of_a_long_message_is_found_for_itself() {
        ThreadKey key = apples();
        List<IndexEntry> chunks =
                List.of(chunk(0, "first", "both"), chunk(1, "second", "both"), chunk(2, "third", "both"));
        Recalls.add(store(), key, chunks);
        for (int i = 0; i < 3; i++) {
            String term = List.of("first", "second", "third").get(i);
            assertThat(Recalls.byWords(store().recallIndex().search(Recalls.words(key.resource(), term))))
                    .containsExactly("support:2." + i);
        }
        Recalls.checkBoth(
                store().recallIndex().search(Recalls.both(key.resource(), "both")),
                "support:2.0",
                "support:2.1",
                "support:2.2");
        Recalls.checkStatistics(store(), key.resource(), 3, 6);
        store().messages().delete(key, Steps.idSet("m2"));
        Recalls.checkNothing(store(), key.resource(), "both");
    }

    private static IndexEntry chunk(int number, String... terms) {
        return new IndexEntry(
                2, number, Map.of(terms[0], 1, terms[1], 1), Recalls.EMBEDDING.embed(String.join(" ", terms)));
    }

    @Test
    default void a_thousand_messages_are_indexed_in_one_batch() {
        ThreadKey key = Fresh.thread();
        List<Message> messages = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            messages.add(Samples.user("m" + i, "apple number" + i));
        }
        Steps.append(store(), key, messages);
        Recalls.index(store(), key);
        Recalls.checkStatistics(store(), key.resource(), 1_000, 2_000);
        List<String> newestFirst =
                Recalls.byWords(secondStore().recallIndex().search(Recalls.words(key.resource(), "apple")));
        assertThat(newestFirst).hasSize(1_000).startsWith("support:1000.0").endsWith("support:1.0");
        assertThat(Recalls.byWords(store().recallIndex().search(Recalls.words(key.resource(), "number517"))))
                .containsExactly("support:517.0");
    }

    /** Three messages with 1 + 2 + 3 terms, and one apple in each. */
    private ThreadKey apples() {
        ThreadKey key = Fresh.thread();
        Steps.append(
                store(),
                key,
                Samples.user("m1", "apple"),
                Samples.user("m2", "apple pie"),
                Samples.user("m3", "apple pie recipe"));
        return key;
    }
}
