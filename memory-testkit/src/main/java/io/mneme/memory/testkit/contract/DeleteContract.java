package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadUpdate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deleted means deleted: for every reader, for good, and nothing else goes with it. */
public interface DeleteContract extends StoreContract {

    @Test
    default void some_messages_go_and_the_others_keep_their_places() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(5));
        MemoryThread before = Steps.get(store(), key);
        assertThat(store().messages().delete(key, Steps.idSet("m2", "m4", "unknown")))
                .isEqualTo(2);
        assertThat(store().messages().delete(key, Steps.idSet("m2", "m4"))).isZero();
        assertThat(Steps.ids(store(), key)).containsExactly("m1", "m3", "m5");
        assertThat(Steps.places(Steps.all(secondStore(), key))).containsExactly(1L, 3L, 5L);
        assertThat(store().messages().find(key, MessageId.of("m2"))).isEmpty();
        assertThat(store().messages().count(key)).isEqualTo(3);
        assertThat(Steps.get(store(), key)).isEqualTo(before);
    }

    @Test
    default void all_messages_go_and_the_thread_stays() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(5));
        MemoryThread before = Steps.get(store(), key);
        assertThat(store().messages().deleteAll(key)).isEqualTo(5);
        assertThat(store().messages().deleteAll(key)).isZero();
        assertThat(Steps.all(store(), key)).isEmpty();
        assertThat(Steps.get(store(), key)).isEqualTo(before);
        assertThat(before.lastSequence()).isEqualTo(5);
        assertThat(Steps.append(store(), key, Samples.user("next", "x")).lastSequence())
                .isEqualTo(6);
    }

    @Test
    default void a_thousand_messages_are_deleted_at_once() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch("a", 0, 1_000));
        Steps.append(store(), key, Samples.batch("b", 0, 10));
        String[] ids = Steps.ids(store(), key).subList(0, 1_000).toArray(String[]::new);
        assertThat(store().messages().delete(key, Steps.idSet(ids))).isEqualTo(1_000);
        assertThat(store().messages().count(key)).isEqualTo(10);
    }

    @Test
    default void a_deleted_thread_is_gone_for_every_reader() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        assertThat(store().threads().delete(key, Samples.TIME)).isTrue();
        assertThat(store().threads().find(key)).isEmpty();
        assertThat(secondStore().threads().find(key)).isEmpty();
        PageWalk.checkEmpty(store().threads().list(key.resource(), ThreadQuery.ALL));
        assertThat(Steps.all(store(), key)).isEmpty();
        assertThat(store().messages().find(key, MessageId.of("m1"))).isEmpty();
        assertThat(store().messages().neighbours(key, MessageId.of("m1"), 5, 5)).isEmpty();
        assertThat(store().messages().count(key)).isZero();
        assertThat(store().messages().deleteAll(key)).isZero();
        assertThat(store().threads().delete(key, Samples.TIME)).isFalse();
    }

    @Test
    default void deleted_thread_refuses_a_late_append_and_a_late_change() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        store().threads().delete(key, Samples.TIME);
        assertThatThrownBy(() -> Steps.append(store(), key, Samples.user("late", "x")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Steps.append(secondStore(), key, Samples.batch(3)))
                .as("not even a retry of what was there")
                .isInstanceOf(NotFound.class);
        ThreadUpdate rename = new ThreadUpdate.Rename(Optional.of("late"));
        assertThatThrownBy(() -> store().threads().update(key, rename, Samples.TIME))
                .isInstanceOf(NotFound.class);
        assertThat(store().threads().find(key)).isEmpty();
        assertThat(Steps.all(store(), key)).isEmpty();
    }

    @Test
    default void deleting_a_thread_that_never_was_changes_nothing() {
        ThreadKey key = Fresh.thread();
        assertThat(store().threads().delete(key, Samples.TIME)).isFalse();
        assertThat(Steps.append(store(), key, Samples.user("m1", "x")).incarnation())
                .isEqualTo(1);
    }

    @Test
    default void a_thread_created_anew_starts_empty_in_a_new_incarnation() {
        ThreadKey key = Fresh.thread();
        store().threads().create(ThreadUpdateContract.rich(key));
        Steps.append(store(), key, Samples.batch(3));
        store().threads().update(key, new ThreadUpdate.Archive(), Samples.TIME);
        for (long incarnation = 2; incarnation <= 4; incarnation++) {
            store().threads().delete(key, Samples.TIME);
            NewThread order = NewThread.of(key, Samples.TIME.plusSeconds(incarnation));
            assertThat(store().threads().create(order)).isEqualTo(order.created(incarnation));
            assertThat(Steps.all(store(), key)).isEmpty();
            AppendResult appended = Steps.append(store(), key, Samples.batch(2));
            assertThat(appended.incarnation()).isEqualTo(incarnation);
            assertThat(appended.lastSequence()).isEqualTo(2);
            assertThat(appended.messages()).allMatch(AppendResult.Appended::added);
        }
    }

    @Test
    default void nothing_else_goes_with_a_thread() {
        ThreadKey key = Fresh.thread("one");
        ThreadKey sibling = Fresh.sibling(key, "two");
        ThreadKey namesake = Fresh.thread("one");
        for (ThreadKey each : new ThreadKey[] {key, sibling, namesake}) {
            Steps.append(store(), each, Samples.batch(4));
        }
        OwnerState others = OwnerState.of(store(), namesake.resource());
        MemoryThread siblingBefore = Steps.get(store(), sibling);
        store().messages().delete(key, Steps.idSet("m1"));
        store().messages().deleteAll(key);
        store().threads().delete(key, Samples.TIME);
        assertThat(Steps.get(store(), sibling)).isEqualTo(siblingBefore);
        assertThat(store().messages().count(sibling)).isEqualTo(4);
        assertThat(OwnerState.of(store(), namesake.resource())).isEqualTo(others);
    }

    @Test
    default void an_owner_without_threads_can_start_again() {
        ThreadKey key = Fresh.thread();
        ResourceId owner = key.resource();
        Steps.append(store(), key, Samples.batch(1));
        store().threads().delete(key, Samples.TIME);
        Steps.append(store(), Fresh.sibling(key, "another"), Samples.batch(2));
        assertThat(store().threads().list(owner, ThreadQuery.ALL).items()).hasSize(1);
    }
}
