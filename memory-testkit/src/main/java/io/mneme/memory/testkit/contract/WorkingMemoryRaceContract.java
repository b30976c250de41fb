package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Race;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Several write one working memory at once, through {@link #store} and {@link #secondStore}: none is lost. */
public interface WorkingMemoryRaceContract extends StoreContract {

    /** How many write at once. */
    int PAGE_WRITERS = 8;

    /** How many updates each of them makes. */
    int UPDATES = 25;

    @Test
    default void of_200_concurrent_updates_none_is_lost() {
        ThreadKey thread = Fresh.thread();
        for (WorkingMemoryKey key : List.of(WorkingMemoryKey.of(thread.resource()), WorkingMemoryKey.of(thread))) {
            Pages.write(store(), key, Pages.version(1, "0"));
            List<Outcome<Integer>> outcomes = Race.run(writers(writer -> {
                for (int i = 0; i < UPDATES; i++) {
                    increment(either(writer + i), key);
                }
                return writer;
            }));
            assertThat(outcomes).allMatch(Outcome::succeeded);
            int updates = PAGE_WRITERS * UPDATES;
            assertThat(store().workingMemories().find(key))
                    .contains(Pages.version(updates + 1L, Integer.toString(updates)));
            assertThat(Pages.all(store(), key))
                    .as("each version adds one to the version before")
                    .isEqualTo(LongStream.iterate(updates, number -> number - 1)
                            .limit(updates + 1L)
                            .mapToObj(number -> Pages.version(number + 1, Long.toString(number)))
                            .toList());
        }
    }

    /** Adds one to the number in the text, however often somebody else is faster. */
    private static void increment(MemoryStore store, WorkingMemoryKey key) {
        boolean written = false;
        while (!written) {
            WorkingMemoryVersion seen = store.workingMemories().find(key).orElseThrow();
            String text = ((WorkingMemoryContent.Markdown) seen.content()).text();
            WorkingMemoryVersion next = Pages.version(seen.version() + 1, Integer.toString(Integer.parseInt(text) + 1));
            Outcome<Boolean> outcome = Outcome.of(() -> {
                Pages.write(store, key, next);
                return true;
            });
            if (!outcome.succeeded() && !outcome.failedWith(Conflict.class)) {
                throw outcome.failure();
            }
            written = outcome.succeeded();
        }
    }

    @Test
    default void of_many_who_write_the_first_version_one_wins() {
        for (int round = 0; round < 10; round++) {
            ThreadKey thread = Fresh.thread();
            for (WorkingMemoryKey key : List.of(WorkingMemoryKey.of(thread.resource()), WorkingMemoryKey.of(thread))) {
                List<Outcome<String>> outcomes = Race.run(writers(writer -> {
                    Pages.write(either(writer), key, Pages.version(1, "writer " + writer));
                    return "writer " + writer;
                }));
                assertThat(outcomes.stream().filter(outcome -> outcome.failedWith(Conflict.class)))
                        .hasSize(PAGE_WRITERS - 1);
                String winner = outcomes.stream()
                        .filter(Outcome::succeeded)
                        .findAny()
                        .orElseThrow()
                        .value();
                assertThat(Pages.all(store(), key)).containsExactly(Pages.version(1, winner));
            }
            assertThat(Steps.get(store(), thread).incarnation()).isEqualTo(1);
        }
    }

    @Test
    default void a_write_that_races_a_delete_of_its_thread_never_brings_it_back() {
        for (int round = 0; round < 10; round++) {
            ThreadKey thread = Fresh.thread();
            WorkingMemoryKey key = WorkingMemoryKey.of(thread);
            Pages.write(store(), key, 1, 1);
            List<Outcome<Object>> outcomes = Race.run(writers(writer -> {
                if (writer == 0) {
                    return secondStore().threads().delete(thread, Samples.TIME);
                }
                Pages.write(either(writer), key, Pages.version(2));
                return writer;
            }));
            assertThat(outcomes.get(0).value()).isEqualTo(true);
            assertThat(outcomes)
                    .allMatch(outcome -> outcome.succeeded()
                            || outcome.failedWith(NotFound.class)
                            || outcome.failedWith(Conflict.class));
            assertThat(store().threads().find(thread)).isEmpty();
            assertThat(Pages.all(store(), key)).isEmpty();
            assertThatThrownBy(() -> Pages.write(store(), key, 1, 1)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    default void appends_and_writes_of_one_thread_do_not_disturb_each_other() {
        ThreadKey thread = Fresh.thread();
        WorkingMemoryKey key = WorkingMemoryKey.of(thread);
        Pages.write(store(), key, Pages.version(1, "0"));
        List<Outcome<Integer>> outcomes = Race.run(writers(writer -> {
            for (int i = 0; i < 10; i++) {
                if (writer % 2 == 0) {
                    increment(either(writer / 2), key);
                } else {
                    Steps.append(either(writer / 2), thread, Samples.user("m" + writer + "-" + i, "x"));
                }
            }
            return writer;
        }));
        assertThat(outcomes).allMatch(Outcome::succeeded);
        int each = PAGE_WRITERS / 2 * 10;
        assertThat(store().messages().count(thread)).isEqualTo(each);
        assertThat(Steps.get(store(), thread).lastSequence()).isEqualTo(each);
        assertThat(Pages.newest(store(), key)).isEqualTo(each + 1L);
    }

    /** The two stores in turns. */
    private MemoryStore either(int writer) {
        return writer % 2 == 0 ? store() : secondStore();
    }

    private static <T> List<Callable<T>> writers(IntFunction<T> work) {
        return IntStream.range(0, PAGE_WRITERS)
                .<Callable<T>>mapToObj(writer -> () -> work.apply(writer))
                .toList();
    }
}
