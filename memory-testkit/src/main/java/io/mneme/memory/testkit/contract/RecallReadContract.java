package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What was found is read in one go, with what stands around it; each message once. */
public interface RecallReadContract extends StoreContract {

    @Test
    default void a_place_is_read_with_its_neighbours() {
        ThreadKey key = twelve("one");
        assertThat(read(key, 0, 0, 5)).containsExactly(5L);
        assertThat(read(key, 2, 0, 5)).containsExactly(3L, 4L, 5L);
        assertThat(read(key, 0, 3, 5)).containsExactly(5L, 6L, 7L, 8L);
        assertThat(read(key, 2, 2, 1)).containsExactly(1L, 2L, 3L);
        assertThat(read(key, 2, 2, 12)).containsExactly(10L, 11L, 12L);
        assertThat(read(key, 1_000, 1_000, 6)).hasSize(12);
    }

    @Test
    default void windows_that_meet_are_one() {
        ThreadKey key = twelve("one");
        assertThat(read(key, 1, 1, 4, 5, 9)).containsExactly(3L, 4L, 5L, 6L, 8L, 9L, 10L);
        assertThat(read(key, 2, 2, 9, 4, 4)).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
        assertThat(read(key, 0, 0, 12, 1, 12)).containsExactly(1L, 12L);
    }

    @Test
    default void neighbours_are_messages_and_not_places() {
        ThreadKey key = twelve("one");
        store().messages().delete(key, Steps.idSet("m3", "m4", "m6"));
        assertThat(read(key, 2, 1, 5)).containsExactly(1L, 2L, 5L, 7L);
        assertThat(read(key, 2, 2, 4))
                .as("a place without a message, and its neighbours")
                .isEmpty();
        assertThat(read(key, 1, 1, 4, 8, 13, 0, -1, Long.MAX_VALUE)).containsExactly(7L, 8L, 9L);
    }

    @Test
    default void several_threads_are_read_at_once_with_everything_in_the_messages() {
        ThreadKey one = twelve("one");
        ThreadKey two = Fresh.sibling(one, "two");
        Steps.append(store(), two, Samples.everyKind());
        List<Place> places =
                List.of(new Place(two.thread(), 2), new Place(one.thread(), 12), new Place(two.thread(), 3));
        List<StoredMessage> ofOne = Steps.all(store(), one);
        List<StoredMessage> ofTwo = Steps.all(store(), two);
        assertThat(secondStore().recallIndex().read(one.resource(), places, 1, 0))
                .isEqualTo(Map.of(one.thread(), ofOne.subList(10, 12), two.thread(), ofTwo.subList(0, 3)));
    }

    @Test
    default void missing_and_others_threads_are_left_out() {
        ThreadKey key = twelve("one");
        ThreadKey others = twelve("others");
        ThreadKey deleted = Fresh.sibling(key, "deleted");
        Steps.append(store(), deleted, Samples.batch(3));
        store().threads().delete(deleted, Samples.TIME);
        List<Place> places = List.of(
                new Place(others.thread(), 1),
                new Place(deleted.thread(), 1),
                new Place(ThreadId.of("missing"), 1),
                new Place(key.thread(), 2));
        Map<ThreadId, List<StoredMessage>> read = store().recallIndex().read(key.resource(), places, 1, 1);
        assertThat(read).containsOnlyKeys(key.thread());
        assertThat(Steps.places(read.get(key.thread()))).containsExactly(1L, 2L, 3L);
        assertThat(store().recallIndex().read(Fresh.owner(), places, 1, 1)).isEmpty();
        assertThat(store().recallIndex().read(key.resource(), List.of(), 5, 5)).isEmpty();
    }

    @Test
    default void threads_with_odd_ids_are_read_apart() {
        ResourceId owner = Fresh.owner();
        List<Place> places = new ArrayList<>();
        Map<ThreadId, List<StoredMessage>> expected = new HashMap<>();
        for (String id : HostileIds.ALL) {
            ThreadKey key = new ThreadKey(owner, ThreadId.of(id));
            Steps.append(store(), key, Samples.user("m1", "text of " + id));
            places.add(new Place(key.thread(), 1));
            expected.put(key.thread(), Steps.all(store(), key));
        }
        assertThat(store().recallIndex().read(owner, places, 0, 0)).isEqualTo(expected);
    }

    @Test
    default void numbers_out_of_range_are_refused() {
        ThreadKey key = twelve("one");
        Place place = new Place(key.thread(), 1);
        assertThatThrownBy(() -> store().recallIndex().read(key.resource(), Collections.nCopies(1_001, place), 0, 0))
                .isInstanceOf(InvalidInput.class);
        assertThat(store().recallIndex().read(key.resource(), Collections.nCopies(1_000, place), 0, 0))
                .hasSize(1);
        for (int wrong : new int[] {-1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> store().recallIndex().read(key.resource(), List.of(place), wrong, 0))
                    .isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> store().recallIndex().read(key.resource(), List.of(place), 0, wrong))
                    .isInstanceOf(InvalidInput.class);
        }
        for (int wrong : new int[] {0, -1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> store().recallIndex().pending(wrong)).isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> store().recallIndex().pending(key.resource(), wrong))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    private List<Long> read(ThreadKey key, int before, int after, long... places) {
        List<Place> wanted = LongStream.of(places)
                .mapToObj(place -> new Place(key.thread(), place))
                .toList();
        return store().recallIndex().read(key.resource(), wanted, before, after).values().stream()
                .flatMap(List::stream)
                .map(StoredMessage::sequence)
                .toList();
    }

    /** A thread with the messages {@code m1} to {@code m12}, not indexed: reading needs no index. */
    private ThreadKey twelve(String id) {
        ThreadKey key = Fresh.thread(id);
        Steps.append(store(), key, Samples.batch(12));
        return key;
    }
}
