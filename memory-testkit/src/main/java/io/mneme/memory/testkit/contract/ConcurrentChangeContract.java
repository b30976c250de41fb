package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Race;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several writers change, delete, copy or move one thread at once, through {@link #store} and {@link #secondStore}. */
public interface ConcurrentChangeContract extends StoreContract {

    /** How many write at once. */
    int CHANGERS = 8;

    @Test
    default void merges_of_different_keys_all_survive() {
        ThreadKey key = Fresh.thread();
        Steps.create(store(), key);
        List<Outcome<Object>> outcomes = Race.run(racers(racer -> {
            for (int i = 0; i < 10; i++) {
                Map<String, Object> patch = Map.of("key" + racer + "." + i, i, "last", racer);
                either(racer).threads().update(key, new ThreadUpdate.MergeMetadata(patch), Samples.TIME);
                Steps.append(either(racer + 1), key, Samples.user("m" + racer + "-" + i, "x"));
            }
            return racer;
        }));
        assertThat(outcomes).allMatch(Outcome::succeeded);
        MemoryThread thread = Steps.get(store(), key);
        assertThat(thread.metadata()).hasSize(CHANGERS * 10 + 1);
        assertThat(thread.lastSequence()).isEqualTo(CHANGERS * 10L);
        assertThat(store().messages().count(key)).isEqualTo(CHANGERS * 10L);
    }

    @Test
    default void of_many_who_create_a_thread_one_wins() {
        for (int round = 0; round < 10; round++) {
            ThreadKey key = Fresh.thread();
            exactlyOneWins(Conflict.class, racer -> Steps.create(either(racer), key));
            store().threads().delete(key, Samples.TIME);
            exactlyOneWins(Conflict.class, racer -> Steps.create(either(racer), key));
            assertThat(Steps.get(store(), key).incarnation()).isEqualTo(2);
        }
    }

    @Test
    default void of_many_who_delete_a_thread_one_does() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(20));
        List<Outcome<Boolean>> outcomes =
                Race.run(racers(racer -> either(racer).threads().delete(key, Samples.TIME)));
        assertThat(outcomes).allMatch(Outcome::succeeded);
        assertThat(outcomes.stream().filter(Outcome::value)).hasSize(1);
    }

    @Test
    default void of_many_who_delete_messages_each_counts_its_own() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(100));
        List<Outcome<Integer>> outcomes = Race.run(racers(racer -> IntStream.rangeClosed(1, 100)
                .map(i -> either(racer).messages().delete(key, Steps.idSet("m" + i)))
                .sum()));
        assertThat(outcomes).allMatch(Outcome::succeeded);
        assertThat(outcomes.stream().mapToInt(Outcome::value).sum()).isEqualTo(100);
        assertThat(store().messages().count(key)).isZero();
    }

    @Test
    default void an_append_that_races_a_delete_never_brings_the_thread_back() {
        for (int round = 0; round < 10; round++) {
            ThreadKey key = Fresh.thread();
            Steps.append(store(), key, Samples.batch("first", 1, 2));
            List<Outcome<Object>> outcomes = Race.run(racers(racer -> racer == 0
                    ? secondStore().threads().delete(key, Samples.TIME)
                    : appendSome(racer, key, AppendCondition.ANY)));
            assertThat(outcomes).allMatch(outcome -> outcome.succeeded() || outcome.failedWith(NotFound.class));
            assertThat(outcomes.get(0).value()).isEqualTo(true);
            assertThat(store().threads().find(key)).isEmpty();
            assertThat(Steps.all(store(), key)).isEmpty();
            assertThatThrownBy(() -> appendSome(9, key, AppendCondition.ANY)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    default void an_append_to_the_old_incarnation_never_reaches_the_new_one() {
        for (int round = 0; round < 10; round++) {
            ThreadKey key = Fresh.thread();
            Steps.create(store(), key);
            AppendCondition old = new AppendCondition.Incarnation(1);
            List<Outcome<Object>> outcomes = Race.run(racers(racer -> {
                if (racer > 0) {
                    return appendSome(racer, key, old);
                }
                store().threads().delete(key, Samples.TIME);
                return Steps.create(secondStore(), key);
            }));
            assertThat(outcomes).allMatch(outcome -> outcome.succeeded() || outcome.failedWith(NotFound.class));
            assertThat(Steps.get(store(), key).incarnation()).isEqualTo(2);
            assertThat(Steps.get(store(), key).lastSequence()).isZero();
            assertThat(Steps.all(store(), key)).isEmpty();
        }
    }

    @Test
    default void of_many_who_move_a_thread_one_does_and_no_append_is_lost() {
        for (int round = 0; round < 5; round++) {
            ThreadKey key = Fresh.thread();
            Steps.append(store(), key, Samples.batch("first", 1, 2));
            List<ResourceId> takers = List.of(Fresh.owner(), Fresh.owner(), Fresh.owner());
            List<Outcome<Object>> outcomes = Race.run(racers(racer -> racer < takers.size()
                    ? either(racer).threads().transfer(key, takers.get(racer), Samples.TIME)
                    : appendSome(racer, key, AppendCondition.ANY)));
            assertThat(outcomes).allMatch(outcome -> outcome.succeeded() || outcome.failedWith(NotFound.class));
            List<MemoryThread> moved = outcomes.subList(0, takers.size()).stream()
                    .filter(Outcome::succeeded)
                    .map(outcome -> (MemoryThread) outcome.value())
                    .toList();
            assertThat(moved).hasSize(1);
            assertThat(store().threads().find(key)).isEmpty();
            acknowledgedAreThere(
                    outcomes.subList(takers.size(), CHANGERS), moved.get(0).key());
        }
    }

    private void acknowledgedAreThere(List<Outcome<Object>> appends, ThreadKey key) {
        List<String> expected = new ArrayList<>(List.of("first1", "first2"));
        appends.stream()
                .filter(Outcome::succeeded)
                .forEach(append -> ((AppendResult) append.value())
                        .messages()
                        .forEach(message -> expected.add(message.id().value())));
        assertThat(Steps.ids(store(), key)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Steps.get(store(), key).lastSequence()).isEqualTo(expected.size());
    }

    @Test
    default void of_many_who_copy_to_one_id_one_does() {
        ThreadKey source = Fresh.thread("source");
        ThreadKey target = Fresh.sibling(source, "target");
        Steps.append(store(), source, Samples.batch(50));
        exactlyOneWins(
                Conflict.class,
                racer -> either(racer)
                        .threads()
                        .copy(new CloneThread(
                                source, target, new CloneSelection.Last(racer + 1), Optional.empty(), Samples.TIME)));
        MemoryThread copy = Steps.get(store(), target);
        assertThat(store().messages().count(target)).isEqualTo(copy.lastSequence());
        assertThat(copy.incarnation()).isEqualTo(1);
    }

    private void exactlyOneWins(Class<? extends MemoryException> loss, IntFunction<Object> work) {
        List<Outcome<Object>> outcomes = Race.run(racers(work));
        assertThat(outcomes.stream().filter(Outcome::succeeded)).hasSize(1);
        assertThat(outcomes.stream().filter(outcome -> outcome.failedWith(loss)))
                .hasSize(CHANGERS - 1);
    }

    private Object appendSome(int racer, ThreadKey key, AppendCondition condition) {
        return Steps.append(either(racer), key, Samples.batch("racer" + racer + "-", 1, 3), condition);
    }

    /** The two stores in turns. */
    private MemoryStore either(int racer) {
        return racer % 2 == 0 ? store() : secondStore();
    }

    private static <T> List<Callable<T>> racers(IntFunction<T> work) {
        return IntStream.range(0, CHANGERS)
                .<Callable<T>>mapToObj(racer -> () -> work.apply(racer))
                .toList();
    }
}
