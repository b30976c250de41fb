package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing that was appended is forgotten by the recall index, whatever happens to its thread. */
public interface RecallOutboxContract extends StoreContract {

    @Test
    default void a_thread_is_pending_from_the_append_until_all_of_it_is_indexed() {
        ThreadKey key = Fresh.thread();
        RecallIndex index = Recalls.index(store());
        assertThat(index.pending(key)).isEmpty();
        Steps.append(store(), key, Samples.batch(5));
        assertThat(index.pending(key)).contains(new PendingThread(key, 1, 0, 5));
        assertThat(secondStore().recallIndex().pending(key)).contains(new PendingThread(key, 1, 0, 5));
        assertThat(index.add(Recalls.batch(store(), Recalls.pending(store(), key), 2)))
                .isTrue();
        assertThat(index.pending(key)).contains(new PendingThread(key, 1, 2, 5));
        Steps.append(store(), key, Samples.user("m6", "x"));
        assertThat(index.pending(key)).contains(new PendingThread(key, 1, 2, 6));
        assertThat(index.add(Recalls.batch(store(), Recalls.pending(store(), key))))
                .isTrue();
        assertThat(index.pending(key)).isEmpty();
        assertThat(secondStore().recallIndex().pending(key)).isEmpty();
        Steps.append(secondStore(), key, Samples.user("m7", "x"));
        assertThat(index.pending(key)).contains(new PendingThread(key, 1, 6, 7));
    }

    @Test
    default void a_thread_without_messages_is_not_pending() {
        ThreadKey key = Fresh.thread();
        Steps.create(store(), key);
        Pages.write(store(), WorkingMemoryKey.of(key), 1, 2);
        assertThat(store().recallIndex().pending(key)).isEmpty();
        Steps.append(store(), key, Samples.batch(1));
        Recalls.index(store(), key);
        Steps.append(store(), key, Samples.batch(1));
        assertThat(store().recallIndex().pending(key))
                .as("a retry appends nothing")
                .isEmpty();
    }

    @Test
    default void messages_deleted_before_they_were_indexed_are_passed_over() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(4));
        store().messages().deleteAll(key);
        PendingThread pending = Recalls.pending(store(), key);
        assertThat(pending).isEqualTo(new PendingThread(key, 1, 0, 4));
        assertThat(Recalls.index(store()).add(new IndexBatch(pending, 4, Recalls.MODEL, List.of())))
                .isTrue();
        assertThat(store().recallIndex().pending(key)).isEmpty();
    }

    @Test
    default void deleting_indexed_messages_makes_nothing_pending() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(4));
        Recalls.index(store(), key);
        store().messages().delete(key, Steps.idSet("m1", "m4"));
        assertThat(store().recallIndex().pending(key)).isEmpty();
        store().messages().deleteAll(key);
        assertThat(store().recallIndex().pending(key)).isEmpty();
        Steps.append(store(), key, Samples.user("m1", "again"));
        assertThat(store().recallIndex().pending(key)).contains(new PendingThread(key, 1, 4, 5));
        Recalls.index(store(), key);
        Recalls.checkBoth(store().recallIndex().search(Recalls.both(key.resource(), "again")), "support:5.0");
    }

    @Test
    default void a_deleted_thread_is_not_pending_and_starts_anew_from_nothing() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        store().threads().delete(key, Samples.TIME);
        assertThat(store().recallIndex().pending(key)).isEmpty();
        Steps.create(store(), key);
        assertThat(store().recallIndex().pending(key)).isEmpty();
        Steps.append(store(), key, Samples.batch(2));
        assertThat(store().recallIndex().pending(key)).contains(new PendingThread(key, 2, 0, 2));
        Recalls.index(store(), key);
        store().threads().delete(key, Samples.TIME);
        Steps.create(store(), key);
        Steps.append(store(), key, Samples.batch(1));
        assertThat(store().recallIndex().pending(key)).contains(new PendingThread(key, 3, 0, 1));
    }

    @Test
    default void a_clone_is_pending_and_its_source_is_not() {
        ThreadKey source = Fresh.thread("source");
        ThreadKey target = Fresh.sibling(source, "target");
        Steps.append(store(), source, Samples.user("m1", "apple"), Samples.user("m2", "apple pie"));
        Recalls.index(store(), source);
        store().threads()
                .copy(new CloneThread(source, target, new CloneSelection.All(), Optional.empty(), Samples.TIME));
        assertThat(store().recallIndex().pending(target)).contains(new PendingThread(target, 1, 0, 2));
        assertThat(store().recallIndex().pending(source)).isEmpty();
        Recalls.checkBoth(
                store().recallIndex().search(Recalls.both(source.resource(), "apple")), "source:1.0", "source:2.0");
        Recalls.index(store(), target);
        Recalls.checkStatistics(store(), source.resource(), 4, 6);
    }

    @Test
    default void a_transferred_thread_takes_its_entries_and_its_indexed_place_along() {
        ThreadKey key = Fresh.thread();
        ThreadKey moved = Fresh.thread();
        Steps.append(store(), key, Samples.user("m1", "apple"), Samples.user("m2", "apple pie"));
        Recalls.index(store(), key);
        Steps.append(store(), key, Samples.user("m3", "cherry"));
        store().threads().transfer(key, moved.resource(), Samples.TIME);
        assertThat(store().recallIndex().pending(key)).isEmpty();
        assertThat(store().recallIndex().pending(moved)).contains(new PendingThread(moved, 1, 2, 3));
        Recalls.checkNothing(store(), key.resource(), "apple");
        Recalls.checkBoth(
                store().recallIndex().search(Recalls.both(moved.resource(), "apple")), "support:1.0", "support:2.0");
        Recalls.checkStatistics(secondStore(), moved.resource(), 2, 3);
        Recalls.index(store(), moved);
        Recalls.checkStatistics(store(), moved.resource(), 3, 4);
        store().messages().delete(moved, Steps.idSet("m2"));
        Recalls.checkStatistics(store(), moved.resource(), 2, 2);
    }

    @Test
    default void an_imported_thread_is_pending() {
        ThreadKey key = Fresh.thread();
        store().imports().put(Imports.thread(key, 9, 4), Imports.messages(2, 5));
        assertThat(store().recallIndex().pending(key)).contains(new PendingThread(key, 4, 0, 9));
        Recalls.index(store(), key);
        assertThat(store().recallIndex().pending(key)).isEmpty();
        store().imports().put(Imports.thread(key, 9, 4), Imports.messages(2, 5));
        assertThat(store().recallIndex().pending(key)).as("nothing new came").isEmpty();
        Recalls.checkStatistics(store(), key.resource(), 2, 6);
    }

    @Test
    default void messages_imported_behind_the_indexer_are_not_forgotten() {
        ThreadKey key = Fresh.thread();
        MemoryThread thread = Imports.thread(key, 9, 1);
        store().imports().put(thread, Imports.messages(5));
        Recalls.index(store(), key);
        List<StoredMessage> late = List.of(new StoredMessage(2, Samples.user("m2", "late apple")));
        store().imports().put(thread, late);
        assertThat(store().recallIndex().pending(key)).contains(new PendingThread(key, 1, 0, 9));
        Recalls.checkNothing(store(), key.resource(), "text");
        Recalls.index(store(), key);
        Recalls.checkStatistics(store(), key.resource(), 2, 5);
        assertThat(Recalls.byWords(store().recallIndex().search(Recalls.words(key.resource(), "apple"))))
                .containsExactly("support:2.0");
    }
}
