package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message is read together with those around it. */
public interface NeighboursContract extends StoreContract {

    @Test
    default void neighbours_come_oldest_first_with_the_message_among_them() {
        ThreadKey key = tenMessages();
        assertThat(neighbours(key, "m5", 2, 3)).containsExactly("m3", "m4", "m5", "m6", "m7", "m8");
        assertThat(neighbours(key, "m5", 0, 0)).containsExactly("m5");
        assertThat(neighbours(key, "m5", 1, 0)).containsExactly("m4", "m5");
        assertThat(neighbours(key, "m5", 0, 1)).containsExactly("m5", "m6");
    }

    @Test
    default void at_the_ends_there_are_fewer() {
        ThreadKey key = tenMessages();
        assertThat(neighbours(key, "m1", 5, 1)).containsExactly("m1", "m2");
        assertThat(neighbours(key, "m10", 1, 5)).containsExactly("m9", "m10");
        assertThat(neighbours(key, "m4", 1_000, 1_000)).hasSize(10);
    }

    @Test
    default void places_of_deleted_messages_are_skipped() {
        ThreadKey key = tenMessages();
        store().messages().delete(key, Steps.idSet("m3", "m4", "m6"));
        assertThat(neighbours(key, "m5", 2, 2)).containsExactly("m1", "m2", "m5", "m7", "m8");
        assertThat(neighbours(key, "m4", 2, 2)).isEmpty();
    }

    @Test
    default void neighbours_hold_their_places() {
        ThreadKey key = tenMessages();
        store().messages().delete(key, Steps.idSet("m4"));
        assertThat(Steps.places(store().messages().neighbours(key, MessageId.of("m5"), 1, 1)))
                .containsExactly(3L, 5L, 6L);
    }

    @Test
    default void an_unknown_message_has_none() {
        ThreadKey key = tenMessages();
        assertThat(neighbours(key, "m11", 5, 5)).isEmpty();
        assertThat(neighbours(Fresh.sibling(key, "other"), "m1", 5, 5)).isEmpty();
        assertThat(neighbours(Fresh.thread(), "m1", 5, 5)).isEmpty();
    }

    @Test
    default void neighbours_stay_in_their_thread() {
        ThreadKey key = tenMessages();
        ThreadKey other = Fresh.sibling(key, "other");
        Steps.append(store(), other, Samples.batch(2));
        assertThat(neighbours(other, "m1", 5, 5)).containsExactly("m1", "m2");
    }

    private ThreadKey tenMessages() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(10));
        return key;
    }

    private List<String> neighbours(ThreadKey key, String id, int before, int after) {
        return Steps.ids(store().messages().neighbours(key, MessageId.of(id), before, after));
    }
}
