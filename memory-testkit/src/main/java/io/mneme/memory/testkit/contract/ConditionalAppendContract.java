package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An append under a condition happens whole, or not at all. */
public interface ConditionalAppendContract extends StoreContract {

    @Test
    default void place_0_starts_a_thread() {
        ThreadKey key = Fresh.thread();
        AppendResult result = append(key, last(0), "m1", "m2");
        assertThat(result.lastSequence()).isEqualTo(2);
        assertThat(Steps.get(store(), key).incarnation()).isEqualTo(1);
        assertThat(Steps.ids(store(), key)).containsExactly("m1", "m2");
    }

    @Test
    default void place_0_also_fits_a_thread_without_messages() {
        ThreadKey key = Fresh.thread();
        Steps.create(store(), key);
        assertThat(append(key, last(0), "m1").lastSequence()).isEqualTo(1);
    }

    @Test
    default void another_place_does_not_start_a_thread() {
        ThreadKey key = Fresh.thread();
        assertThatThrownBy(() -> append(key, last(1), "m1"))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.thread()).contains(key));
        assertThat(store().threads().find(key)).isEmpty();
    }

    @Test
    default void the_right_place_appends_and_any_other_is_a_conflict_that_changes_nothing() {
        ThreadKey key = Fresh.thread();
        append(key, last(0), "m1", "m2");
        append(key, last(2), "m3");
        OwnerState before = OwnerState.of(store(), key.resource());
        for (long wrong : new long[] {0, 1, 2, 4, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> append(key, last(wrong), "m4", "m5")).isInstanceOf(Conflict.class);
            assertThat(OwnerState.of(store(), key.resource())).isEqualTo(before);
        }
        assertThat(append(key, last(3), "m4", "m5").lastSequence()).isEqualTo(5);
    }

    @Test
    default void the_last_place_stays_when_messages_are_deleted() {
        ThreadKey key = Fresh.thread();
        append(key, last(0), "m1", "m2", "m3");
        store().messages().delete(key, Steps.idSet("m3"));
        assertThatThrownBy(() -> append(key, last(2), "m4")).isInstanceOf(Conflict.class);
        assertThat(append(key, last(3), "m4").lastSequence()).isEqualTo(4);
        store().messages().deleteAll(key);
        assertThatThrownBy(() -> append(key, last(0), "m5")).isInstanceOf(Conflict.class);
        assertThat(append(key, last(4), "m5").lastSequence()).isEqualTo(5);
    }

    @Test
    default void a_deleted_thread_is_not_found_whatever_the_condition() {
        ThreadKey key = Fresh.thread();
        append(key, last(0), "m1");
        store().threads().delete(key, Samples.TIME);
        List<AppendCondition> conditions =
                List.of(AppendCondition.ANY, last(0), last(1), incarnation(1), incarnation(2));
        for (AppendCondition condition : conditions) {
            assertThatThrownBy(() -> append(key, condition, "m2"))
                    .isInstanceOfSatisfying(
                            NotFound.class,
                            missing -> assertThat(missing.thread()).contains(key));
        }
        assertThat(store().threads().find(key)).isEmpty();
    }

    @Test
    default void an_incarnation_does_not_start_a_thread() {
        ThreadKey key = Fresh.thread();
        for (long any : new long[] {0, 1, 2}) {
            assertThatThrownBy(() -> append(key, incarnation(any), "m1")).isInstanceOf(NotFound.class);
        }
        assertThat(store().threads().find(key)).isEmpty();
        assertThat(store().messages().count(key)).isZero();
    }

    @Test
    default void the_present_incarnation_appends_and_any_other_is_not_found() {
        ThreadKey key = Fresh.thread();
        append(key, AppendCondition.ANY, "m1");
        append(key, incarnation(1), "m2");
        OwnerState before = OwnerState.of(store(), key.resource());
        for (long wrong : new long[] {Long.MIN_VALUE, 0, 2, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> append(key, incarnation(wrong), "m3")).isInstanceOf(NotFound.class);
        }
        assertThat(OwnerState.of(store(), key.resource())).isEqualTo(before);
    }

    @Test
    default void a_thread_created_anew_refuses_what_was_meant_for_the_old_one() {
        ThreadKey key = Fresh.thread();
        append(key, AppendCondition.ANY, "m1");
        store().threads().delete(key, Samples.TIME);
        assertThat(Steps.create(store(), key).incarnation()).isEqualTo(2);
        assertThatThrownBy(() -> append(key, incarnation(1), "late")).isInstanceOf(NotFound.class);
        assertThat(Steps.all(store(), key)).isEmpty();
        AppendResult fresh = append(key, incarnation(2), "m1");
        assertThat(fresh.incarnation()).isEqualTo(2);
        assertThat(fresh.messages())
                .containsExactly(
                        new AppendResult.Appended(Samples.user("m1", "").id(), 1, true));
    }

    private AppendResult append(ThreadKey key, AppendCondition condition, String... ids) {
        List<Message> messages =
                List.of(ids).stream().map(id -> Samples.user(id, "text")).toList();
        return Steps.append(store(), key, messages, condition);
    }

    private static AppendCondition last(long expected) {
        return new AppendCondition.LastSequence(expected);
    }

    private static AppendCondition incarnation(long expected) {
        return new AppendCondition.Incarnation(expected);
    }
}
