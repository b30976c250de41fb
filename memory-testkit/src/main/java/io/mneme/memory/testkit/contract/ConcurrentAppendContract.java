package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Race;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Several writers append to one thread at once, through {@link #store} and {@link #secondStore}. */
public interface ConcurrentAppendContract extends StoreContract {

    /** How many write at once. */
    int WRITERS = 8;

    @Test
    default void unconditional_appends_are_all_there_and_batches_stay_together() {
        ThreadKey key = Fresh.thread();
        List<Outcome<List<AppendResult>>> outcomes = Race.run(writers(writer -> appendBatches(writer, key)));
        assertThat(outcomes).allMatch(Outcome::succeeded);
        List<StoredMessage> all = Steps.all(store(), key);
        assertThat(Steps.places(all))
                .isEqualTo(LongStream.rangeClosed(1, WRITERS * 60L).boxed().toList());
        for (int writer = 0; writer < WRITERS; writer++) {
            String own = "w" + writer + "-";
            assertThat(Steps.ids(all).stream().filter(id -> id.startsWith(own)))
                    .isEqualTo(IntStream.range(0, 60).mapToObj(i -> own + i).toList());
        }
        outcomes.forEach(outcome -> outcome.value().forEach(result -> answerFits(result, all)));
        assertThat(Steps.get(store(), key).lastSequence()).isEqualTo(WRITERS * 60L);
        assertThat(Steps.get(store(), key).incarnation()).isEqualTo(1);
    }

    /** Twenty appends of 1 to 5 messages, 60 in all. */
    private List<AppendResult> appendBatches(int writer, ThreadKey key) {
        List<AppendResult> results = new ArrayList<>();
        int from = 0;
        for (int batch = 0; batch < 20; batch++) {
            int size = batch % 5 + 1;
            results.add(Steps.append(either(writer), key, Samples.batch("w" + writer + "-", from, size)));
            from += size;
        }
        return results;
    }

    private static void answerFits(AppendResult result, List<StoredMessage> all) {
        long first = result.messages().get(0).sequence();
        for (AppendResult.Appended one : result.messages()) {
            assertThat(one.added()).isTrue();
            assertThat(one.sequence()).isEqualTo(first++);
            assertThat(all.get((int) one.sequence() - 1).id()).isEqualTo(one.id());
        }
        assertThat(result.lastSequence()).isEqualTo(first - 1);
    }

    @Test
    default void of_conditional_appends_exactly_one_wins_each_place() {
        ThreadKey key = Fresh.thread();
        for (int round = 0; round < 15; round++) {
            AppendCondition condition = new AppendCondition.LastSequence(round);
            String prefix = "round" + round + "-";
            List<Outcome<AppendResult>> outcomes = Race.run(
                    writers(writer -> Steps.append(either(writer), key, Samples.batch(prefix, writer, 1), condition)));
            assertThat(outcomes.stream().filter(Outcome::succeeded)).hasSize(1);
            assertThat(outcomes.stream().filter(outcome -> outcome.failedWith(Conflict.class)))
                    .hasSize(WRITERS - 1);
        }
        assertThat(Steps.places(Steps.all(store(), key)))
                .isEqualTo(LongStream.rangeClosed(1, 15).boxed().toList());
    }

    @Test
    default void the_same_message_from_many_is_added_once() {
        ThreadKey key = Fresh.thread();
        for (int round = 0; round < 15; round++) {
            Message message = Samples.user("m" + round, "text");
            List<Outcome<AppendResult>> outcomes =
                    Race.run(writers(writer -> Steps.append(either(writer), key, message)));
            assertThat(outcomes).allMatch(Outcome::succeeded);
            assertThat(outcomes.stream().filter(outcome -> outcome.value().anyAdded()))
                    .hasSize(1);
            long place = round + 1;
            assertThat(outcomes)
                    .allMatch(outcome -> outcome.value().messages().get(0).sequence() == place);
        }
        assertThat(store().messages().count(key)).isEqualTo(15);
    }

    @Test
    default void overlapping_batches_in_different_order_add_every_message_once() {
        ThreadKey key = Fresh.thread();
        List<Message> messages = Samples.batch(60);
        List<Outcome<AppendResult>> outcomes = Race.run(writers(writer -> {
            List<Message> own = new ArrayList<>(messages.subList(writer, messages.size() - writer));
            if (writer % 2 == 1) {
                Collections.reverse(own);
            }
            return Steps.append(either(writer), key, own);
        }));
        assertThat(outcomes).allMatch(Outcome::succeeded);
        assertThat(Steps.ids(store(), key))
                .containsExactlyInAnyOrderElementsOf(
                        messages.stream().map(message -> message.id().value()).toList());
        assertThat(Steps.places(Steps.all(store(), key)))
                .isEqualTo(LongStream.rangeClosed(1, 60).boxed().toList());
    }

    @Test
    default void a_reader_sees_a_batch_whole_or_not_at_all() {
        ThreadKey key = Fresh.thread();
        AtomicBoolean done = new AtomicBoolean();
        List<Callable<Boolean>> racers = List.of(
                () -> {
                    try {
                        for (int batch = 0; batch < 25; batch++) {
                            Steps.append(store(), key, Samples.batch("m", batch * 10, 10));
                        }
                    } finally {
                        done.set(true);
                    }
                    return true;
                },
                () -> seesWholeBatches(key, done),
                () -> seesWholeBatches(key, done));
        assertThat(Race.run(racers)).allMatch(outcome -> outcome.succeeded() && outcome.value());
        assertThat(store().messages().count(key)).isEqualTo(250);
    }

    private boolean seesWholeBatches(ThreadKey key, AtomicBoolean done) {
        boolean whole = true;
        do {
            whole &= secondStore().messages().count(key) % 10 == 0;
            whole &= Steps.all(secondStore(), key).size() % 10 == 0;
            whole &= secondStore()
                    .threads()
                    .find(key)
                    .map(thread -> thread.lastSequence() % 10 == 0)
                    .orElse(true);
        } while (whole && !done.get());
        return whole;
    }

    /** The two stores in turns. */
    private MemoryStore either(int writer) {
        return writer % 2 == 0 ? store() : secondStore();
    }

    private static <T> List<Callable<T>> writers(IntFunction<T> work) {
        return IntStream.range(0, WRITERS)
                .<Callable<T>>mapToObj(writer -> () -> work.apply(writer))
                .toList();
    }
}
