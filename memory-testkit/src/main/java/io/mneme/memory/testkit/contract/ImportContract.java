package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An imported thread is exactly as it was elsewhere, and lives on here as if it had always been here. */
public interface ImportContract extends StoreContract {

    @Test
    default void an_imported_thread_reads_back_equal_by_every_way() {
        ThreadKey key = Fresh.thread();
        MemoryThread thread = Imports.thread(key, 12, 5);
        List<StoredMessage> messages = Imports.everyThird(Samples.everyKind()).subList(0, 3);
        store().imports().put(thread, messages);
        assertThat(Steps.get(secondStore(), key)).isEqualTo(thread);
        assertThat(store().threads().list(key.resource(), ThreadQuery.ALL).items())
                .containsExactly(thread);
        assertThat(Steps.all(secondStore(), key)).isEqualTo(messages);
        assertThat(store().messages()
                        .list(key, MessageQuery.ALL.order(SortOrder.DESCENDING))
                        .items())
                .isEqualTo(List.of(messages.get(2), messages.get(1), messages.get(0)));
        assertThat(store().messages().count(key)).isEqualTo(3);
        assertThat(store().messages().neighbours(key, messages.get(1).id(), 1, 5))
                .isEqualTo(messages);
        assertThat(store().messages().find(key, messages.get(2).id())).contains(messages.get(2));
    }

    @Test
    default void a_thread_without_messages_keeps_its_last_place() {
        ThreadKey key = Fresh.thread();
        MemoryThread thread = Imports.thread(key, 7, 2);
        store().imports().put(thread, List.of());
        assertThat(Steps.get(store(), key)).isEqualTo(thread);
        assertThat(store().messages().count(key)).isZero();
        assertThat(Steps.append(store(), key, Samples.user("next", "x")).lastSequence())
                .isEqualTo(8);
    }

    @Test
    default void an_untouched_thread_stays_untitled_and_unarchived() {
        ThreadKey key = Fresh.thread();
        MemoryThread thread = NewThread.of(key, Samples.TIME).created(1);
        store().imports().put(thread, List.of());
        assertThat(Steps.get(store(), key)).isEqualTo(thread);
    }

    @Test
    default void every_legal_id_is_imported_apart() {
        ResourceId owner = Fresh.owner();
        for (String id : HostileIds.ALL) {
            ThreadKey key = new ThreadKey(owner, ThreadId.of(id));
            Message message = Samples.user(id, id);
            store().imports().put(Imports.thread(key, 9, 2), List.of(new StoredMessage(4, message)));
        }
        for (String id : HostileIds.ALL) {
            ThreadKey key = new ThreadKey(owner, ThreadId.of(id));
            assertThat(Steps.get(store(), key)).isEqualTo(Imports.thread(key, 9, 2));
            assertThat(Steps.all(store(), key)).containsExactly(new StoredMessage(4, Samples.user(id, id)));
        }
    }

    @Test
    default void a_second_import_of_the_same_changes_nothing() {
        ThreadKey key = Fresh.thread();
        MemoryThread thread = Imports.thread(key, 9, 3);
        store().imports().put(thread, Imports.messages(2, 4, 9));
        OwnerState before = OwnerState.of(store(), key.resource());
        secondStore().imports().put(thread, Imports.messages(2, 4, 9));
        store().imports().put(thread, Imports.messages(4));
        store().imports().put(thread, List.of());
        assertThat(OwnerState.of(store(), key.resource())).isEqualTo(before);
    }

    @Test
    default void pages_are_put_in_any_order() {
        ThreadKey key = Fresh.thread();
        MemoryThread thread = Imports.thread(key, 20, 1);
        store().imports().put(thread, Imports.messages(11, 15));
        assertThat(Steps.places(Steps.all(store(), key))).containsExactly(11L, 15L);
        secondStore().imports().put(thread, Imports.messages(1, 3));
        store().imports().put(thread, Imports.messages(3, 4, 12, 19));
        assertThat(Steps.all(store(), key)).isEqualTo(Imports.messages(1, 3, 4, 11, 12, 15, 19));
        assertThat(Steps.get(store(), key)).isEqualTo(thread);
    }

    @Test
    default void a_thousand_messages_are_put_at_once() {
        ThreadKey key = Fresh.thread();
        List<StoredMessage> messages = Imports.everyThird(Samples.batch(1_000));
        store().imports().put(Imports.thread(key, 3_000, 1), messages);
        assertThat(Steps.all(store(), key)).isEqualTo(messages);
    }

    @Test
    default void a_later_import_brings_the_thread_to_its_newer_state() {
        ThreadKey key = Fresh.thread();
        MemoryThread old = NewThread.of(key, Samples.TIME.plusSeconds(500)).created(3);
        store().imports().put(old, List.of());
        MemoryThread grown = Imports.thread(key, 4, 3);
        store().imports().put(grown, Imports.messages(1, 2));
        assertThat(Steps.get(store(), key)).isEqualTo(grown);
        MemoryThread plain = new MemoryThread(
                key,
                old.title(),
                old.metadata(),
                grown.createdAt().minusSeconds(1),
                grown.updatedAt().minusSeconds(1),
                old.archivedAt(),
                6,
                3);
        store().imports().put(plain, Imports.messages(6));
        assertThat(Steps.get(store(), key)).isEqualTo(plain);
        assertThat(Steps.all(store(), key)).isEqualTo(Imports.messages(1, 2, 6));
    }

    @Test
    default void an_imported_thread_lives_on() {
        ThreadKey key = Fresh.thread();
        store().imports().put(Imports.thread(key, 10, 4), Imports.messages(2, 7));
        AppendCondition old = new AppendCondition.Incarnation(1);
        assertThatThrownBy(() -> Steps.append(store(), key, Samples.batch("x", 1, 1), old))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> Steps.append(store(), key, Samples.batch("x", 1, 1), new AppendCondition.LastSequence(7)))
                .isInstanceOf(Conflict.class);
        assertThat(Steps.append(store(), key, Samples.batch("x", 1, 2), new AppendCondition.Incarnation(4))
                        .lastSequence())
                .isEqualTo(12);
        assertThat(Steps.append(secondStore(), key, Samples.user("m7", "retry")).messages())
                .as("an imported id is known")
                .noneMatch(message -> message.added());
        assertThat(Steps.places(Steps.all(store(), key))).containsExactly(2L, 7L, 11L, 12L);
        assertThat(store().messages().delete(key, Steps.idSet("m2"))).isEqualTo(1);
        assertThat(store().messages().find(key, MessageId.of("m2"))).isEmpty();
        assertThat(store().threads().delete(key, Samples.TIME)).isTrue();
        assertThat(Steps.create(store(), key).incarnation()).isEqualTo(5);
    }

    @Test
    default void a_deleted_thread_is_imported_in_a_later_incarnation() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        store().threads().delete(key, Samples.TIME);
        MemoryThread thread = Imports.thread(key, 9, 2);
        store().imports().put(thread, Imports.messages(8));
        assertThat(Steps.get(store(), key)).isEqualTo(thread);
        assertThat(Steps.all(store(), key)).isEqualTo(Imports.messages(8));
    }

    @Test
    default void an_import_touches_nobody_else() {
        ThreadKey key = Fresh.thread("one");
        ThreadKey namesake = Fresh.thread("one");
        ThreadKey sibling = Fresh.sibling(key, "two");
        Steps.append(store(), namesake, Samples.batch(3));
        Steps.append(store(), sibling, Samples.batch(3));
        OwnerState before = OwnerState.of(store(), namesake.resource());
        store().imports().put(Imports.thread(key, 9, 2), Imports.messages(1, 5));
        assertThat(OwnerState.of(store(), namesake.resource())).isEqualTo(before);
        assertThat(Steps.ids(store(), sibling)).containsExactly("m1", "m2", "m3");
        assertThat(Steps.ids(store(), key)).containsExactly("m1", "m5");
    }
}
