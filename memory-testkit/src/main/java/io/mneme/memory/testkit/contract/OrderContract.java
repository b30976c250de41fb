package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A message's place is the order of append, and nothing else. */
public interface OrderContract extends StoreContract {

    @Test
    default void ten_thousand_messages_of_one_time_keep_their_order() {
        ThreadKey key = Fresh.thread();
        List<Message> messages = Samples.batch(10_000);
        int[] sizes = {1, 2, 7, 40, 1_000};
        int from = 0;
        for (int turn = 0; from < messages.size(); turn++) {
            int to = Math.min(messages.size(), from + sizes[turn % sizes.length]);
            MemoryStore either = turn % 2 == 0 ? store() : secondStore();
            Steps.append(either, key, messages.subList(from, to));
            from = to;
        }
        assertThat(Steps.plain(Steps.all(store(), key))).isEqualTo(messages);
        assertThat(Steps.places(Steps.all(store(), key))).isEqualTo(numbers(1, 10_000));
        assertThat(store().messages().count(key)).isEqualTo(10_000);
        assertThat(Steps.get(store(), key).lastSequence()).isEqualTo(10_000);
    }

    @Test
    default void times_of_messages_do_not_matter() {
        ThreadKey key = Fresh.thread();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            messages.add(Samples.message(Role.USER, "m" + i)
                    .text("x")
                    .createdAt(Samples.TIME.minusSeconds(i % 7 * 100L + i))
                    .build());
        }
        Steps.append(store(), key, messages.subList(0, 30));
        Steps.append(store(), key, messages.subList(30, 60));
        assertThat(Steps.plain(Steps.all(store(), key))).isEqualTo(messages);
    }

    @Test
    default void ids_of_messages_do_not_matter() {
        ThreadKey key = Fresh.thread();
        HostileIds.ALL.forEach(id -> Steps.append(store(), key, Samples.user(id, "x")));
        assertThat(Steps.ids(store(), key)).isEqualTo(HostileIds.ALL);
        assertThat(Steps.places(Steps.all(store(), key))).isEqualTo(numbers(1, HostileIds.ALL.size()));
    }

    @Test
    default void an_append_answers_with_the_places_it_gave() {
        ThreadKey key = Fresh.thread();
        AppendResult first = Steps.append(store(), key, Samples.batch("a", 1, 3));
        AppendResult second = Steps.append(store(), key, Samples.batch("b", 1, 2));
        assertThat(first.lastSequence()).isEqualTo(3);
        assertThat(second.lastSequence()).isEqualTo(5);
        assertThat(second.incarnation()).isEqualTo(1);
        assertThat(second.messages())
                .extracting(one -> one.id().value(), AppendResult.Appended::sequence, AppendResult.Appended::added)
                .containsExactly(tuple("b1", 4L, true), tuple("b2", 5L, true));
    }

    @Test
    default void every_thread_has_places_of_its_own() {
        ThreadKey one = Fresh.thread("one");
        ThreadKey two = Fresh.sibling(one, "two");
        for (int i = 0; i < 5; i++) {
            Steps.append(store(), one, Samples.user("m" + i, "x"));
            Steps.append(store(), two, Samples.user("m" + i, "x"));
        }
        assertThat(Steps.places(Steps.all(store(), one))).isEqualTo(numbers(1, 5));
        assertThat(Steps.places(Steps.all(store(), two))).isEqualTo(numbers(1, 5));
    }

    @Test
    default void the_newest_come_first_in_descending_order() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(60));
        assertThat(Steps.ids(
                        store().messages().list(key, MessageQuery.newest(3)).items()))
                .containsExactly("m60", "m59", "m58");
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
