package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message is added once, however often it is appended. */
public interface IdempotenceContract extends StoreContract {

    @Test
    default void the_same_messages_again_add_nothing_and_say_so() {
        ThreadKey key = Fresh.thread();
        List<Message> messages = Samples.batch(3);
        Steps.append(store(), key, messages);
        OwnerState before = OwnerState.of(store(), key.resource());
        Append late = new Append(key, messages, AppendCondition.ANY, Samples.TIME.plusSeconds(60));
        AppendResult again = secondStore().messages().append(late);
        assertThat(again.anyAdded()).isFalse();
        assertThat(again.lastSequence()).isEqualTo(3);
        assertThat(again.incarnation()).isEqualTo(1);
        assertThat(again.messages()).extracting(AppendResult.Appended::sequence).containsExactly(1L, 2L, 3L);
        assertThat(OwnerState.of(store(), key.resource())).isEqualTo(before);
    }

    @Test
    default void of_an_overlapping_batch_only_the_new_messages_are_added_in_order() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.user("b", "x"), Samples.user("d", "x"));
        AppendResult result = Steps.append(
                store(),
                key,
                Samples.user("a", "x"),
                Samples.user("d", "x"),
                Samples.user("c", "x"),
                Samples.user("b", "x"));
        assertThat(result.messages())
                .extracting(AppendResult.Appended::added)
                .containsExactly(true, false, true, false);
        assertThat(result.messages())
                .extracting(AppendResult.Appended::sequence)
                .containsExactly(3L, 2L, 4L, 1L);
        assertThat(result.messages()).extracting(one -> one.id().value()).containsExactly("a", "d", "c", "b");
        assertThat(result.lastSequence()).isEqualTo(4);
        assertThat(Steps.ids(store(), key)).containsExactly("b", "d", "a", "c");
        assertThat(Steps.get(store(), key).lastSequence()).isEqualTo(4);
    }

    @Test
    default void a_known_id_with_another_content_changes_nothing() {
        ThreadKey key = Fresh.thread();
        Message first = Samples.user("m1", "the first");
        Steps.append(store(), key, first);
        AppendResult result = Steps.append(store(), key, Samples.assistant("m1", "another"), Samples.user("m2", "new"));
        assertThat(result.messages()).extracting(AppendResult.Appended::added).containsExactly(false, true);
        assertThat(Steps.plain(Steps.all(store(), key))).containsExactly(first, Samples.user("m2", "new"));
    }

    @Test
    default void a_retry_of_a_conditional_append_succeeds() {
        ThreadKey key = Fresh.thread();
        List<Message> messages = Samples.batch(3);
        Steps.append(store(), key, messages, new AppendCondition.LastSequence(0));
        Steps.append(store(), key, Samples.user("somebody else's", "x"));
        MemoryThread before = Steps.get(store(), key);
        AppendResult retry = Steps.append(secondStore(), key, messages, new AppendCondition.LastSequence(0));
        assertThat(retry.anyAdded()).isFalse();
        assertThat(retry.lastSequence()).isEqualTo(4);
        assertThat(Steps.append(store(), key, messages, new AppendCondition.Incarnation(7))
                        .anyAdded())
                .isFalse();
        assertThat(Steps.get(store(), key)).isEqualTo(before);
    }

    @Test
    default void a_partly_known_batch_is_still_checked_and_then_adds_nothing() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        OwnerState before = OwnerState.of(store(), key.resource());
        AppendCondition stale = new AppendCondition.LastSequence(2);
        assertThatThrownBy(() -> Steps.append(store(), key, Samples.batch(5), stale))
                .isInstanceOf(Conflict.class);
        assertThat(OwnerState.of(store(), key.resource())).isEqualTo(before);
    }

    @Test
    default void an_id_is_known_in_its_thread_only() {
        ThreadKey one = Fresh.thread("one");
        ThreadKey two = Fresh.sibling(one, "two");
        Steps.append(store(), one, Samples.batch(2));
        assertThat(Steps.append(store(), two, Samples.batch(2)).messages()).allMatch(AppendResult.Appended::added);
        assertThat(Steps.append(store(), Fresh.thread("one"), Samples.batch(2)).messages())
                .allMatch(AppendResult.Appended::added);
    }

    @Test
    default void a_deleted_message_can_be_appended_again_at_a_new_place() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        store().messages().delete(key, Steps.idSet("m2"));
        AppendResult again = Steps.append(store(), key, Samples.batch(3));
        assertThat(again.messages()).extracting(AppendResult.Appended::added).containsExactly(false, true, false);
        assertThat(again.messages()).extracting(AppendResult.Appended::sequence).containsExactly(1L, 4L, 3L);
        assertThat(Steps.ids(store(), key)).containsExactly("m1", "m3", "m2");
    }

    @Test
    default void a_thousand_messages_can_be_retried_in_another_order() {
        ThreadKey key = Fresh.thread();
        List<Message> messages = new ArrayList<>(Samples.batch(1_000));
        Steps.append(store(), key, messages);
        Collections.reverse(messages);
        AppendResult retry = Steps.append(store(), key, messages);
        assertThat(retry.anyAdded()).isFalse();
        assertThat(retry.messages().get(0).sequence()).isEqualTo(1_000);
        assertThat(store().messages().count(key)).isEqualTo(1_000);
    }
}
