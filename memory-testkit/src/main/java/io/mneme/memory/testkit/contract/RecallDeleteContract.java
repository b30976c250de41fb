package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is deleted is not found and not counted any more, from the moment that the deletion returns. */
public interface RecallDeleteContract extends StoreContract {

    @Test
    default void a_deleted_message_is_not_found_and_the_others_are() {
        ThreadKey key = apples();
        assertThat(store().messages().delete(key, Steps.idSet("m2", "unknown"))).isEqualTo(1);
        Recalls.checkBoth(
                secondStore().recallIndex().search(Recalls.both(key.resource(), "apple")),
                "support:1.0",
                "support:3.0");
        Recalls.checkStatistics(secondStore(), key.resource(), 2, 4);
        Recalls.checkStatistics(store(), key.resource(), 2, 4);
    }

    @Test
    default void all_deleted_messages_are_not_found() {
        ThreadKey key = apples();
        store().messages().deleteAll(key);
        Recalls.checkNothing(store(), key.resource(), "apple");
        Recalls.checkNothing(secondStore(), key.resource(), "apple");
        Steps.append(store(), key, Samples.user("m4", "apple"));
        Recalls.index(store(), key);
        Recalls.checkBoth(store().recallIndex().search(Recalls.both(key.resource(), "apple")), "support:4.0");
        Recalls.checkStatistics(store(), key.resource(), 1, 1);
    }

    @Test
    default void a_deleted_thread_is_not_found_and_created_anew_it_starts_without() {
        ThreadKey key = apples();
        store().threads().delete(key, Samples.TIME);
        Recalls.checkNothing(secondStore(), key.resource(), "apple");
        Steps.create(store(), key);
        Recalls.checkNothing(store(), key.resource(), "apple");
        Steps.append(store(), key, Samples.user("m1", "cherry"));
        Recalls.checkNothing(store(), key.resource(), "apple");
        Recalls.index(store(), key);
        Recalls.checkBoth(store().recallIndex().search(Recalls.both(key.resource(), "cherry")), "support:1.0");
        Recalls.checkStatistics(store(), key.resource(), 1, 1);
    }

    @Test
    default void an_id_that_is_appended_again_is_found_at_its_new_place_only() {
        ThreadKey key = apples();
        store().messages().delete(key, Steps.idSet("m1"));
        Steps.append(store(), key, Samples.user("m1", "apple again and again"));
        Recalls.checkStatistics(store(), key.resource(), 2, 5);
        Recalls.index(store(), key);
        Recalls.checkBoth(
                store().recallIndex().search(Recalls.both(key.resource(), "apple")),
                "support:2.0",
                "support:3.0",
                "support:4.0");
        Recalls.checkStatistics(store(), key.resource(), 3, 9);
    }

    @Test
    default void deleting_the_same_twice_counts_once() {
        ThreadKey key = apples();
        store().messages().delete(key, Steps.idSet("m2"));
        store().messages().delete(key, Steps.idSet("m2"));
        Recalls.checkStatistics(store(), key.resource(), 2, 4);
        store().messages().deleteAll(key);
        store().messages().deleteAll(key);
        store().threads().delete(key, Samples.TIME);
        store().threads().delete(key, Samples.TIME);
        Recalls.checkNothing(store(), key.resource(), "apple");
    }

    @Test
    default void a_thousand_deleted_messages_take_their_entries_along() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(1_000));
        Steps.append(store(), key, Samples.user("last", "text of last"));
        Recalls.index(store(), key);
        Recalls.checkStatistics(store(), key.resource(), 1_001, 3_003);
        String[] ids = IntStream.rangeClosed(1, 1_000).mapToObj(i -> "m" + i).toArray(String[]::new);
        assertThat(store().messages().delete(key, Steps.idSet(ids))).isEqualTo(1_000);
        Recalls.checkBoth(store().recallIndex().search(Recalls.both(key.resource(), "text")), "support:1001.0");
        Recalls.checkStatistics(store(), key.resource(), 1, 3);
    }

    /** Three messages with 1 + 2 + 3 terms, and one apple in each; all indexed. */
    private ThreadKey apples() {
        ThreadKey key = Fresh.thread();
        Steps.append(
                store(),
                key,
                Samples.user("m1", "apple"),
                Samples.user("m2", "apple pie"),
                Samples.user("m3", "an apple pie"));
        Recalls.index(store(), key);
        return key;
    }
}
