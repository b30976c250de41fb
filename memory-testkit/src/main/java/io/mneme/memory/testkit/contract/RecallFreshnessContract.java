package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a store has found before, a search finds what is there now: {@link #secondStore} searches an owner, and
 * again after {@link #store} has changed something.
 */
public interface RecallFreshnessContract extends StoreContract {

    @Test
    default void what_another_process_adds_is_found() {
        ThreadKey key = apples(3);
        check(key.resource(), "support:1.0", "support:2.0", "support:3.0");
        Steps.append(store(), key, Samples.user("m4", "apple pie"));
        ThreadKey sibling = Fresh.sibling(key, "other");
        Steps.append(store(), sibling, Samples.user("m1", "apple tart"));
        Recalls.index(store(), sibling);
        check(key.resource(), "support:1.0", "support:2.0", "support:3.0", "other:1.0");
        Recalls.index(store(), key);
        check(key.resource(), "support:1.0", "support:2.0", "support:3.0", "support:4.0", "other:1.0");
        Recalls.checkStatistics(secondStore(), key.resource(), 5, 7);
    }

    @Test
    default void what_another_process_deletes_is_not_found() {
        ThreadKey key = apples(5);
        check(key.resource(), "support:1.0", "support:2.0", "support:3.0", "support:4.0", "support:5.0");
        store().messages().delete(key, Steps.idSet("m2", "m5"));
        check(key.resource(), "support:1.0", "support:3.0", "support:4.0");
        Recalls.checkStatistics(secondStore(), key.resource(), 3, 3);
        Steps.append(store(), key, Samples.user("m6", "apple"));
        store().messages().delete(key, Steps.idSet("m1"));
        Recalls.index(store(), key);
        check(key.resource(), "support:3.0", "support:4.0", "support:6.0");
        store().messages().deleteAll(key);
        check(key.resource());
        Recalls.checkStatistics(secondStore(), key.resource(), 0, 0);
    }

    @Test
    default void an_owner_who_lost_everything_and_started_anew_has_the_new_entries_only() {
        ThreadKey key = apples(4);
        check(key.resource(), "support:1.0", "support:2.0", "support:3.0", "support:4.0");
        store().threads().delete(key, Samples.TIME);
        ThreadKey anew = Fresh.sibling(key, "anew");
        apples(anew, 4);
        check(key.resource(), "anew:1.0", "anew:2.0", "anew:3.0", "anew:4.0");
        Steps.create(store(), key);
        apples(key, 1);
        check(key.resource(), "support:1.0", "anew:1.0", "anew:2.0", "anew:3.0", "anew:4.0");
    }

    @Test
    default void a_thread_that_another_process_gave_away_is_found_at_its_new_owner_only() {
        ThreadKey alices = apples(2);
        ThreadKey bobs = Fresh.thread("own");
        apples(bobs, 3);
        ResourceId carol = Fresh.owner();
        check(alices.resource(), "support:1.0", "support:2.0");
        check(bobs.resource(), "own:1.0", "own:2.0", "own:3.0");
        check(carol);
        store().threads().transfer(alices, bobs.resource(), Samples.TIME);
        check(alices.resource());
        check(bobs.resource(), "own:1.0", "own:2.0", "own:3.0", "support:1.0", "support:2.0");
        store().threads().transfer(bobs, carol, Samples.TIME);
        check(carol, "own:1.0", "own:2.0", "own:3.0");
        check(bobs.resource(), "support:1.0", "support:2.0");
        apples(Fresh.sibling(bobs, "new"), 1);
        check(bobs.resource(), "support:1.0", "support:2.0", "new:1.0");
        check(alices.resource());
    }

    @Test
    default void many_threads_given_to_and_fro_stay_their_owners() {
        ThreadKey first = Fresh.thread("t0");
        ResourceId other = Fresh.owner();
        for (int i = 0; i < 6; i++) {
            apples(Fresh.sibling(first, "t" + i), 1);
        }
        for (int i = 0; i < 6; i += 2) {
            check(first.resource(), IntStream.range(i, 6).mapToObj(this::place).toArray(String[]::new));
            store().threads().transfer(Fresh.sibling(first, "t" + i), other, Samples.TIME);
            check(other, IntStream.rangeClosed(0, i).mapToObj(this::place).toArray(String[]::new));
            store().threads().transfer(Fresh.sibling(first, "t" + (i + 1)), other, Samples.TIME);
        }
        check(first.resource());
        check(other, IntStream.range(0, 6).mapToObj(this::place).toArray(String[]::new));
    }

    /** The only entry of thread {@code t} and a number. */
    private String place(int thread) {
        return "t" + thread + ":1.0";
    }

    private ThreadKey apples(int count) {
        ThreadKey key = Fresh.thread();
        apples(key, count);
        return key;
    }

    /** Messages {@code m1} and so on, all of one word, indexed. */
    private void apples(ThreadKey key, int count) {
        Steps.append(
                store(),
                key,
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> Samples.user("m" + i, "apple"))
                        .toList());
        Recalls.index(store(), key);
    }

    /** Searches several times, since a store may do it in another way the second time. */
    private void check(ResourceId owner, String... places) {
        RecallSearch search = Recalls.both(owner, "apple");
        for (int round = 0; round < 3; round++) {
            RecallMatches matches = secondStore().recallIndex().search(search);
            Recalls.checkBoth(matches, places);
            assertThat(matches.entries()).isEqualTo(places.length);
        }
    }
}
