package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A thread moves to another owner with everything in it. */
public interface TransferContract extends StoreContract {

    /** When threads move. */
    Instant LATER = Samples.TIME.plusSeconds(3_600);

    @Test
    default void a_moved_thread_keeps_everything_but_its_owner() {
        ThreadKey from = Fresh.thread();
        ThreadKey to = namesake(from);
        store().threads().create(ThreadUpdateContract.rich(from));
        Steps.append(store(), from, Samples.everyKind());
        store().messages().delete(from, Steps.idSet("user", "tool"));
        MemoryThread before = store().threads().update(from, new ThreadUpdate.Archive(), Samples.TIME);
        MemoryThread moved = store().threads().transfer(from, to.resource(), LATER);
        assertThat(moved).isEqualTo(at(before, to, LATER, 1));
        assertThat(store().threads().find(to)).contains(moved);
        assertThat(Steps.ids(store(), to)).containsExactly("system", "assistant");
        assertThat(Steps.places(Steps.all(store(), to))).containsExactly(1L, 3L);
        assertThat(store().messages().find(to, MessageId.of("assistant"))).isPresent();
        AppendResult retry = Steps.append(store(), to, Samples.everyKind());
        assertThat(retry.messages()).extracting(AppendResult.Appended::added).containsExactly(false, true, false, true);
        assertThat(retry.lastSequence()).isEqualTo(6);
    }

    @Test
    default void the_old_owner_has_it_no_more() {
        ThreadKey from = threeMessages();
        store().threads().transfer(from, Fresh.owner(), LATER);
        assertThat(store().threads().find(from)).isEmpty();
        PageWalk.checkEmpty(store().threads().list(from.resource(), ThreadQuery.ALL));
        assertThat(Steps.all(store(), from)).isEmpty();
        assertThat(store().messages().find(from, MessageId.of("m1"))).isEmpty();
        assertThat(store().messages().count(from)).isZero();
        assertThat(store().threads().delete(from, Samples.TIME)).isFalse();
    }

    @Test
    default void a_late_append_of_the_old_owner_is_refused() {
        ThreadKey from = threeMessages();
        ThreadKey to = namesake(from);
        store().threads().transfer(from, to.resource(), LATER);
        assertThatThrownBy(() -> Steps.append(secondStore(), from, Samples.user("late", "x")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Steps.append(store(), from, Samples.batch(3))).isInstanceOf(NotFound.class);
        assertThat(Steps.ids(store(), to)).containsExactly("m1", "m2", "m3");
        assertThat(Steps.create(store(), from).incarnation()).isEqualTo(2);
        assertThat(Steps.all(store(), from)).isEmpty();
    }

    @Test
    default void the_new_owners_id_starts_a_new_incarnation() {
        ThreadKey from = threeMessages();
        ThreadKey to = namesake(from);
        for (int i = 0; i < 2; i++) {
            Steps.create(store(), to);
            store().threads().delete(to, Samples.TIME);
        }
        assertThat(store().threads().transfer(from, to.resource(), LATER).incarnation())
                .isEqualTo(3);
        assertThatThrownBy(() ->
                        Steps.append(store(), to, Samples.batch("late", 1, 1), new AppendCondition.Incarnation(2)))
                .isInstanceOf(NotFound.class);
        AppendResult next = Steps.append(store(), to, Samples.batch("new", 1, 1), new AppendCondition.LastSequence(3));
        assertThat(next.incarnation()).isEqualTo(3);
        assertThat(next.lastSequence()).isEqualTo(4);
    }

    @Test
    default void a_thread_can_go_and_come_back() {
        ThreadKey home = threeMessages();
        ThreadKey away = namesake(home);
        store().threads().transfer(home, away.resource(), LATER);
        MemoryThread back = store().threads().transfer(away, home.resource(), LATER);
        assertThat(back.incarnation()).isEqualTo(2);
        assertThat(Steps.ids(store(), home)).containsExactly("m1", "m2", "m3");
        assertThat(store().threads().transfer(home, away.resource(), LATER).incarnation())
                .isEqualTo(2);
    }

    @Test
    default void a_thread_of_the_new_owner_is_not_overwritten() {
        ThreadKey from = threeMessages();
        ThreadKey to = namesake(from);
        Steps.append(store(), to, Samples.user("mine", "x"));
        OwnerState giver = OwnerState.of(store(), from.resource());
        OwnerState taker = OwnerState.of(store(), to.resource());
        assertThatThrownBy(() -> store().threads().transfer(from, to.resource(), LATER))
                .isInstanceOf(Conflict.class);
        assertThat(OwnerState.of(store(), from.resource())).isEqualTo(giver);
        assertThat(OwnerState.of(store(), to.resource())).isEqualTo(taker);
    }

    @Test
    default void moving_to_the_same_owner_changes_nothing() {
        ThreadKey key = threeMessages();
        OwnerState before = OwnerState.of(store(), key.resource());
        assertThat(store().threads().transfer(key, key.resource(), LATER)).isEqualTo(Steps.get(store(), key));
        assertThat(OwnerState.of(store(), key.resource())).isEqualTo(before);
    }

    @Test
    default void a_thread_that_is_not_there_cannot_move() {
        ThreadKey key = threeMessages();
        ResourceId other = Fresh.owner();
        store().threads().delete(key, Samples.TIME);
        for (ThreadKey missing : new ThreadKey[] {key, Fresh.thread()}) {
            assertThatThrownBy(() -> store().threads().transfer(missing, other, LATER))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> store().threads().transfer(missing, missing.resource(), LATER))
                    .isInstanceOf(NotFound.class);
        }
        PageWalk.checkEmpty(store().threads().list(other, ThreadQuery.ALL));
    }

    @Test
    default void a_move_leaves_other_threads_and_a_clock_behind_does_not_turn_time_back() {
        ThreadKey from = threeMessages();
        ThreadKey sibling = Fresh.sibling(from, "sibling");
        Steps.append(store(), sibling, Samples.batch(2));
        MemoryThread before = Steps.get(store(), sibling);
        MemoryThread moved = store().threads().transfer(from, Fresh.owner(), Samples.TIME.minusSeconds(60));
        assertThat(moved.updatedAt()).isEqualTo(Samples.TIME);
        assertThat(Steps.get(store(), sibling)).isEqualTo(before);
        assertThat(Steps.ids(store(), sibling)).containsExactly("m1", "m2");
    }

    private ThreadKey threeMessages() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        return key;
    }

    private static ThreadKey namesake(ThreadKey key) {
        return Fresh.thread(key.thread().value());
    }

    private static MemoryThread at(MemoryThread old, ThreadKey key, Instant updatedAt, long incarnation) {
        return new MemoryThread(
                key,
                old.title(),
                old.metadata(),
                old.createdAt(),
                updatedAt,
                old.archivedAt(),
                old.lastSequence(),
                incarnation);
    }
}
