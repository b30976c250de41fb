package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Race;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several search without a pause while another one adds, deletes or gives away: no answer is older than its search. */
public interface RecallStalenessContract extends StoreContract {

    /** How often the writer changes something. */
    int CHANGES = 40;

    /** How many messages are there at a time. */
    int WINDOW = 5;

    @Test
    default void searches_find_all_that_was_added_and_nothing_that_was_deleted_before_they_began() {
        ThreadKey key = Fresh.thread();
        Recalls.index(store());
        AtomicInteger added = new AtomicInteger();
        AtomicInteger deleting = new AtomicInteger();
        AtomicInteger deleted = new AtomicInteger();
        Runnable writer = () -> {
            for (int i = 1; i <= CHANGES; i++) {
                Steps.append(store(), key, Samples.user("m" + i, "apple"));
                Recalls.index(store(), key);
                added.set(i);
                if (i > WINDOW) {
                    deleting.set(i - WINDOW);
                    store().messages().delete(key, Steps.idSet("m" + (i - WINDOW)));
                    deleted.set(i - WINDOW);
                }
            }
        };
        race(writer, reader -> {
            Set<String> gone = places(1, deleted.get());
            int there = added.get();
            Set<String> found = found(reader, key.resource());
            gone.retainAll(found);
            assertThat(gone).isEmpty();
            assertThat(found.containsAll(places(deleting.get() + 1, there))).isTrue();
        });
    }

    @Test
    default void searches_find_a_thread_at_the_owner_who_has_it() {
        List<ResourceId> owners = IntStream.rangeClosed(0, CHANGES / 2)
                .mapToObj(i -> Fresh.owner())
                .toList();
        ThreadKey first = ThreadKey.of(owners.get(0).value(), "support");
        Steps.append(store(), first, Samples.user("m1", "apple"));
        Recalls.index(store(), first);
        // Twice as many as transfers were finished, and one more while one is under way.
        AtomicInteger phase = new AtomicInteger();
        Runnable writer = () -> {
            for (int i = 1; i < owners.size(); i++) {
                phase.incrementAndGet();
                ThreadKey from = ThreadKey.of(owners.get(i - 1).value(), "support");
                store().threads().transfer(from, owners.get(i), Samples.TIME);
                phase.incrementAndGet();
            }
        };
        race(writer, reader -> {
            int before = phase.get();
            Set<String> here = found(reader, owners.get(before / 2));
            Set<String> earlier = before < 2 ? Set.of() : found(reader, owners.get(before / 2 - 1));
            boolean still = before % 2 == 0 && phase.get() == before;
            assertThat(here).isIn(still ? List.of(places(1, 1)) : List.of(places(1, 1), Set.of()));
            assertThat(earlier).isEmpty();
        });
    }

    /**
     * Runs {@code reader} again and again, once before {@code writer} begins, until it has ended and once more: an old
     * answer has a chance, however fast the store is.
     */
    private void race(Runnable writer, Consumer<MemoryStore> reader) {
        List<MemoryStore> stores = List.of(store(), secondStore(), secondStore());
        CountDownLatch looked = new CountDownLatch(stores.size());
        AtomicBoolean ended = new AtomicBoolean();
        List<Callable<Object>> racers = new ArrayList<>();
        racers.add(() -> {
            try {
                looked.await();
                writer.run();
            } finally {
                ended.set(true);
            }
            return ended;
        });
        stores.forEach(store -> racers.add(() -> look(store, reader, looked, ended)));
        assertThat(Race.run(racers)).allMatch(Outcome::succeeded);
    }

    private static Object look(
            MemoryStore store, Consumer<MemoryStore> reader, CountDownLatch looked, AtomicBoolean ended) {
        boolean last;
        do {
            last = ended.get();
            try {
                reader.accept(store);
            } finally {
                looked.countDown();
            }
        } while (!last);
        return ended;
    }

    /** What a search finds, by words and by meaning. */
    private static Set<String> found(MemoryStore store, ResourceId owner) {
        RecallMatches matches = store.recallIndex().search(Recalls.both(owner, "apple"));
        Set<String> found = new HashSet<>(Recalls.byWords(matches));
        assertThat(Set.copyOf(Recalls.byMeaning(matches))).isEqualTo(found);
        return found;
    }

    private static Set<String> places(int first, int last) {
        Set<String> places = new HashSet<>();
        IntStream.rangeClosed(first, last).forEach(place -> places.add("support:" + place + ".0"));
        return places;
    }
}
