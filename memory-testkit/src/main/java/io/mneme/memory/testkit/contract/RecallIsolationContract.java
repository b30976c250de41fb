package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody finds, counts or is ranked by what belongs to somebody else. */
public interface RecallIsolationContract extends StoreContract {

    /** Owners who all wrote the same. */
    int OWNERS = 50;

    @Test
    default void fifty_owners_with_the_same_sentences_never_see_each_others() {
        List<ThreadKey> threads = new ArrayList<>();
        for (int i = 0; i < OWNERS; i++) {
            threads.add(Fresh.thread());
            wroteAndIndexed(threads.get(i), i);
        }
        for (int i = 0; i < OWNERS; i++) {
            ThreadKey key = threads.get(i);
            String[] own = places(i);
            checkOwn(key.resource(), own);
            Recalls.checkBoth(
                    store().recallIndex().search(Recalls.inThread(Recalls.both(key.resource(), "apple pie"), key)),
                    own);
            RecallMatches filtered = store().recallIndex()
                    .search(Recalls.filtered(
                            Recalls.both(key.resource(), "apple pie"), RecallFilter.ALL.between(Samples.TIME, null)));
            Recalls.checkBoth(filtered, own);
        }
        store().threads().delete(threads.get(0), Samples.TIME);
        store().messages().deleteAll(threads.get(1));
        for (int i = 2; i < OWNERS; i++) {
            checkOwn(threads.get(i).resource(), places(i));
        }
    }

    @Test
    default void owners_with_lookalike_ids_are_told_apart() {
        String prefix = Fresh.prefix();
        List<String> ids = Stream.concat(HostileIds.LOOKALIKES.stream(), HostileIds.ALL.stream())
                .filter(id -> id.length() < 200)
                .distinct()
                .toList();
        for (int i = 0; i < ids.size(); i++) {
            wroteAndIndexed(ThreadKey.of(prefix + ids.get(i), "support"), i);
        }
        for (int i = 0; i < ids.size(); i++) {
            checkOwn(ResourceId.of(prefix + ids.get(i)), places(i));
        }
    }

    /** One to three messages of two terms each. */
    private void wroteAndIndexed(ThreadKey key, int number) {
        for (int i = 0; i <= number % 3; i++) {
            Steps.append(store(), key, Samples.user("m" + i, "apple pie"));
        }
        Recalls.index(store(), key);
    }

    private static String[] places(int number) {
        return Stream.of("support:1.0", "support:2.0", "support:3.0")
                .limit(number % 3 + 1L)
                .toArray(String[]::new);
    }

    private void checkOwn(ResourceId owner, String... places) {
        RecallMatches matches = store().recallIndex().search(Recalls.both(owner, "apple pie"));
        Recalls.checkBoth(matches, places);
        assertThat(matches.entries()).isEqualTo(places.length);
        assertThat(matches.terms()).isEqualTo(places.length * 2L);
    }

    @Test
    default void anothers_thread_is_not_searched_read_or_pending() {
        ThreadKey alices = Fresh.thread();
        Steps.append(store(), alices, Samples.user("m1", "apple"));
        ThreadKey mallorys = new ThreadKey(Fresh.owner(), alices.thread());
        assertThat(store().recallIndex().pending(mallorys)).isEmpty();
        Recalls.index(store(), alices);
        Recalls.checkBoth(
                store().recallIndex().search(Recalls.inThread(Recalls.both(mallorys.resource(), "apple"), mallorys)));
        Recalls.checkNothing(store(), mallorys.resource(), "apple");
    }

    @Test
    default void one_owners_deletions_leave_the_namesakes_entries() {
        ThreadKey alices = Fresh.thread();
        ThreadKey bobs = Fresh.thread();
        ThreadKey sibling = Fresh.sibling(alices, "sibling");
        for (ThreadKey key : List.of(alices, bobs, sibling)) {
            Steps.append(store(), key, Samples.user("m1", "apple"), Samples.user("m2", "apple"));
            Recalls.index(store(), key);
        }
        store().messages().delete(alices, Steps.idSet("m1"));
        Recalls.checkStatistics(store(), alices.resource(), 3, 3);
        store().messages().deleteAll(alices);
        Recalls.checkStatistics(store(), alices.resource(), 2, 2);
        store().threads().delete(alices, Samples.TIME);
        Recalls.checkBoth(
                store().recallIndex().search(Recalls.both(alices.resource(), "apple")), "sibling:1.0", "sibling:2.0");
        Recalls.checkBoth(
                store().recallIndex().search(Recalls.both(bobs.resource(), "apple")), "support:1.0", "support:2.0");
    }
}
