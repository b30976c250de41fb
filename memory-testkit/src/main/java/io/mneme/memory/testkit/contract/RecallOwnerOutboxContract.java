package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is pending of one owner, whatever others have. */
public interface RecallOwnerOutboxContract extends StoreContract {

    @Test
    default void an_owners_pending_threads_are_listed_and_counted_without_others() {
        ResourceId owner = Fresh.owner();
        List<PendingThread> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            // Before, between and after, in any order that a store may have.
            Steps.append(store(), Fresh.thread("t" + i), Samples.batch(2));
            ThreadKey key = ThreadKey.of(owner.value(), "t" + i);
            Steps.append(store(), key, Samples.batch(i + 1));
            expected.add(new PendingThread(key, 1, 0, i + 1));
        }
        RecallIndex index = Recalls.index(store());
        assertThat(index.pending(owner, 1_000)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(secondStore().recallIndex().pending(owner, 5)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(index.pending(owner, 3)).hasSize(3).isSubsetOf(expected).doesNotHaveDuplicates();
        assertThat(index.countPending(owner)).isEqualTo(5);
        assertThat(secondStore().recallIndex().countPending(owner)).isEqualTo(5);
        ResourceId nobody = Fresh.owner();
        assertThat(index.pending(nobody, 10)).isEmpty();
        assertThat(index.countPending(nobody)).isZero();
    }

    @Test
    default void what_is_indexed_deleted_or_empty_is_not_pending_with_its_owner() {
        ThreadKey indexed = Fresh.thread("indexed");
        ThreadKey half = Fresh.sibling(indexed, "half");
        ThreadKey deleted = Fresh.sibling(indexed, "deleted");
        ThreadKey emptied = Fresh.sibling(indexed, "emptied");
        for (ThreadKey key : List.of(indexed, half, deleted, emptied)) {
            Steps.append(store(), key, Samples.batch(2));
        }
        Steps.create(store(), Fresh.sibling(indexed, "empty"));
        Recalls.index(store(), indexed);
        assertThat(Recalls.index(store()).add(Recalls.batch(store(), Recalls.pending(store(), half), 1)))
                .isTrue();
        store().threads().delete(deleted, Samples.TIME);
        store().messages().deleteAll(emptied);
        RecallIndex index = store().recallIndex();
        assertThat(index.pending(indexed.resource(), 10))
                .containsExactlyInAnyOrder(new PendingThread(half, 1, 1, 2), new PendingThread(emptied, 1, 0, 2));
        assertThat(index.countPending(indexed.resource())).isEqualTo(2);
    }

    @Test
    default void a_transferred_thread_is_pending_with_its_new_owner() {
        ThreadKey key = Fresh.thread();
        ThreadKey moved = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        store().threads().transfer(key, moved.resource(), Samples.TIME);
        assertThat(store().recallIndex().pending(key.resource(), 10)).isEmpty();
        assertThat(store().recallIndex().countPending(key.resource())).isZero();
        assertThat(store().recallIndex().pending(moved.resource(), 10))
                .containsExactly(new PendingThread(moved, 1, 0, 3));
        assertThat(store().recallIndex().countPending(moved.resource())).isEqualTo(1);
    }
}
