package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Race;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Indexers, writers and deleters at once, through {@link #store} and {@link #secondStore}. */
public interface RecallRaceContract extends StoreContract {

    /** How many work at once. */
    int INDEXERS = 6;

    @Test
    default void of_many_who_add_the_same_part_one_wins_and_nothing_doubles() {
        for (int round = 0; round < 10; round++) {
            ThreadKey key = Fresh.thread();
            Steps.append(store(), key, Samples.batch(10));
            Recalls.index(store());
            IndexBatch batch = Recalls.batch(store(), Recalls.pending(store(), key));
            List<Outcome<Boolean>> outcomes =
                    Race.run(racers(racer -> either(racer).recallIndex().add(batch)));
            assertThat(outcomes).allMatch(Outcome::succeeded);
            assertThat(outcomes.stream().filter(Outcome::value)).hasSize(1);
            Recalls.checkStatistics(store(), key.resource(), 10, 30);
            assertThat(store().recallIndex()
                            .search(Recalls.words(key.resource(), "text"))
                            .byWords())
                    .hasSize(10);
        }
    }

    @Test
    default void parts_of_several_threads_of_one_owner_all_count() {
        ThreadKey first = Fresh.thread("0");
        Recalls.index(store());
        List<Outcome<Integer>> outcomes = Race.run(racers(racer -> {
            ThreadKey key = Fresh.sibling(first, Integer.toString(racer));
            for (int i = 0; i < 10; i++) {
                Steps.append(either(racer), key, Samples.user("m" + i, "apple pie"));
                Recalls.index(either(racer + i), key);
            }
            return either(racer).messages().delete(key, Steps.idSet("m0", "m5"));
        }));
        assertThat(outcomes).allMatch(outcome -> outcome.succeeded() && outcome.value() == 2);
        Recalls.checkStatistics(store(), first.resource(), INDEXERS * 8L, INDEXERS * 16L);
        RecallMatches matches = store().recallIndex().search(Recalls.both(first.resource(), "apple"));
        assertThat(matches.byWords()).hasSize(INDEXERS * 8);
        assertThat(matches.byMeaning()).hasSize(INDEXERS * 8);
    }

    @Test
    default void indexers_that_race_writers_forget_and_double_nothing() {
        ThreadKey key = Fresh.thread();
        Recalls.index(store());
        List<Outcome<Object>> outcomes = Race.run(racers(racer -> {
            for (int i = 0; i < 20; i++) {
                if (racer % 2 == 0) {
                    Steps.append(either(racer / 2), key, Samples.user("m" + racer + "-" + i, "apple"));
                } else {
                    indexOnce(either(racer / 2), key);
                }
            }
            return racer;
        }));
        assertThat(outcomes).allMatch(Outcome::succeeded);
        Recalls.index(store(), key);
        int messages = INDEXERS / 2 * 20;
        Recalls.checkStatistics(store(), key.resource(), messages, messages);
        assertThat(store().recallIndex()
                        .search(Recalls.words(key.resource(), "apple"))
                        .byWords())
                .extracting(match -> match.sequence())
                .doesNotHaveDuplicates()
                .hasSize(messages);
    }

    private static boolean indexOnce(MemoryStore store, ThreadKey key) {
        Optional<PendingThread> pending = store.recallIndex().pending(key);
        return pending.isPresent() && store.recallIndex().add(Recalls.batch(store, pending.get()));
    }

    @Test
    default void a_message_is_never_found_after_its_deletion_returned() {
        for (int round = 0; round < 10; round++) {
            ThreadKey key = Fresh.thread();
            Steps.append(store(), key, Samples.batch("m", 0, 5));
            Recalls.index(store());
            IndexBatch batch = Recalls.batch(store(), Recalls.pending(store(), key));
            List<Outcome<List<String>>> outcomes = Race.run(racers(racer -> {
                if (racer == 5) {
                    store().recallIndex().add(batch);
                    return List.of();
                }
                either(racer).messages().delete(key, Steps.idSet("m" + racer));
                return foundBoth(either(racer + 1), key, racer + 1);
            }));
            assertThat(outcomes)
                    .allMatch(outcome -> outcome.succeeded() && outcome.value().isEmpty());
            Recalls.checkNothing(store(), key.resource(), "text");
        }
    }

    /** What a search still finds of one place. */
    private static List<String> foundBoth(MemoryStore store, ThreadKey key, int place) {
        RecallMatches matches = store.recallIndex().search(Recalls.both(key.resource(), "text of"));
        List<String> found = new ArrayList<>(Recalls.byWords(matches));
        found.addAll(Recalls.byMeaning(matches));
        found.removeIf(one -> !one.equals(key.thread() + ":" + place + ".0"));
        return found;
    }

    @Test
    default void a_thread_is_never_found_after_its_deletion_returned() {
        for (int round = 0; round < 10; round++) {
            ThreadKey key = Fresh.thread();
            Steps.append(store(), key, Samples.batch(10));
            Recalls.index(store());
            IndexBatch batch = Recalls.batch(store(), Recalls.pending(store(), key));
            List<Outcome<Object>> outcomes = Race.run(racers(racer -> {
                if (racer > 0) {
                    return either(racer).recallIndex().add(batch);
                }
                store().threads().delete(key, Samples.TIME);
                return secondStore().recallIndex().search(Recalls.both(key.resource(), "text of"));
            }));
            assertThat(outcomes).allMatch(Outcome::succeeded);
            Recalls.checkBoth((RecallMatches) outcomes.get(0).value());
            Recalls.checkNothing(store(), key.resource(), "text");
            assertThat(store().recallIndex().pending(key)).isEmpty();
        }
    }

    @Test
    default void a_thread_that_moves_while_it_is_indexed_leaves_nothing_behind() {
        for (int round = 0; round < 10; round++) {
            ThreadKey key = Fresh.thread();
            ThreadKey moved = Fresh.thread();
            Steps.append(store(), key, Samples.batch(10));
            Recalls.index(store());
            IndexBatch batch = Recalls.batch(store(), Recalls.pending(store(), key));
            List<Outcome<Object>> outcomes = Race.run(racers(racer -> racer == 0
                    ? secondStore().threads().transfer(key, moved.resource(), Samples.TIME)
                    : either(racer).recallIndex().add(batch)));
            assertThat(outcomes).allMatch(Outcome::succeeded);
            Recalls.checkNothing(store(), key.resource(), "text");
            Recalls.index(store(), moved);
            Recalls.checkStatistics(store(), moved.resource(), 10, 30);
        }
    }

    /** The two stores in turns. */
    private MemoryStore either(int racer) {
        return racer % 2 == 0 ? store() : secondStore();
    }

    private static <T> List<Callable<T>> racers(IntFunction<T> work) {
        return IntStream.range(0, INDEXERS)
                .<Callable<T>>mapToObj(racer -> () -> work.apply(racer))
                .toList();
    }
}
