package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An import that does not fit is refused whole, and changes nothing. */
public interface ImportRefusalContract extends StoreContract {

    @Test
    default void a_thread_that_is_further_here_or_another_one_is_refused() {
        ThreadKey key = Fresh.thread();
        store().imports().put(Imports.thread(key, 9, 3), Imports.messages(2, 9));
        refused(Conflict.class, Imports.thread(key, 8, 3), Imports.messages(5));
        refused(Conflict.class, Imports.thread(key, 0, 3), List.of());
        refused(Conflict.class, Imports.thread(key, 9, 2), Imports.messages(5));
        refused(Conflict.class, Imports.thread(key, 9, 4), Imports.messages(5));
        refused(Conflict.class, Imports.thread(key, 20, 1), List.of());
    }

    @Test
    default void messages_appended_here_meanwhile_are_not_overwritten() {
        ThreadKey key = Fresh.thread();
        store().imports().put(Imports.thread(key, 4, 1), Imports.messages(2));
        Steps.append(store(), key, Samples.batch("own", 1, 1));
        refused(Conflict.class, Imports.thread(key, 4, 1), Imports.messages(2, 3));
        refused(Conflict.class, Imports.thread(key, 5, 1), Imports.messages(2, 5));
    }

    @Test
    default void a_place_or_an_id_that_is_taken_is_refused() {
        ThreadKey key = Fresh.thread();
        MemoryThread thread = Imports.thread(key, 9, 1);
        store().imports().put(thread, Imports.messages(2, 5));
        refused(Conflict.class, thread, List.of(Imports.message(1), at(2, "other")));
        refused(Conflict.class, thread, List.of(Imports.message(1), at(3, "m2")));
        refused(Conflict.class, thread, List.of(Imports.message(3), at(5, "m2")));
        refused(Conflict.class, thread, List.of(at(2, "m5"), at(5, "m2")));
        refused(Conflict.class, Imports.thread(key, 30, 1), List.of(Imports.message(2), at(30, "m5")));
    }

    @Test
    default void a_deleted_thread_stays_deleted() {
        ThreadKey key = Fresh.thread();
        store().imports().put(Imports.thread(key, 9, 3), Imports.messages(2));
        store().threads().delete(key, Samples.TIME);
        for (long incarnation = 1; incarnation <= 3; incarnation++) {
            refused(Conflict.class, Imports.thread(key, 9, incarnation), Imports.messages(2));
            refused(Conflict.class, Imports.thread(key, 20, incarnation), List.of());
        }
        assertThat(store().threads().find(key)).isEmpty();
        assertThat(Steps.all(store(), key)).isEmpty();
    }

    @Test
    default void a_moved_thread_does_not_come_back_to_its_old_owner() {
        ThreadKey key = Fresh.thread();
        store().imports().put(Imports.thread(key, 9, 1), Imports.messages(2));
        store().threads().transfer(key, Fresh.owner(), Samples.TIME);
        refused(Conflict.class, Imports.thread(key, 9, 1), Imports.messages(2));
    }

    @Test
    default void places_that_are_out_of_order_or_range_are_refused() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch("own", 1, 2));
        MemoryThread thread = Imports.thread(key, 9, 1);
        refused(InvalidInput.class, thread, Imports.messages(5, 4));
        refused(InvalidInput.class, thread, Arrays.asList(at(5, "x"), at(5, "y")));
        refused(InvalidInput.class, thread, Arrays.asList(at(5, "x"), at(6, "x")));
        refused(InvalidInput.class, thread, Imports.messages(5, 10));
        refused(InvalidInput.class, thread, Imports.messages(0, 5));
        refused(InvalidInput.class, thread, Imports.messages(-1));
        refused(InvalidInput.class, Imports.thread(Fresh.thread(), 3, 1), Imports.messages(4));
    }

    @Test
    default void more_than_a_thousand_messages_are_refused() {
        List<StoredMessage> many = new ArrayList<>();
        for (long place = 1; place <= 1_001; place++) {
            many.add(Imports.message(place));
        }
        refused(InvalidInput.class, Imports.thread(Fresh.thread(), 2_000, 1), many);
    }

    private static StoredMessage at(long place, String id) {
        return new StoredMessage(place, Samples.user(id, "another text"));
    }

    private void refused(Class<? extends MemoryException> kind, MemoryThread thread, List<StoredMessage> messages) {
        OwnerState before = OwnerState.of(store(), thread.key().resource());
        assertThatThrownBy(() -> store().imports().put(thread, messages))
                .as("%s with places %s", thread, Steps.places(messages))
                .isInstanceOf(kind);
        assertThat(OwnerState.of(store(), thread.key().resource())).isEqualTo(before);
    }
}
