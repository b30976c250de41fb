package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageBuilder;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A filter says which messages may be found, by words and by meaning alike, before anything is cut off. */
public interface RecallFilterContract extends StoreContract {

    @Test
    default void times_are_compared_to_the_microsecond() {
        Instant noon = Instant.parse("2026-06-01T12:00:00Z");
        List<Message> messages = new ArrayList<>();
        for (long micros = -2; micros <= 2; micros++) {
            messages.add(apple("m" + micros)
                    .createdAt(noon.plusNanos(micros * 1_000))
                    .build());
        }
        ThreadKey key = indexed(messages);
        check(key, RecallFilter.ALL.between(noon, noon.plusNanos(2_000)), 3, 4);
        check(key, RecallFilter.ALL.between(noon, null), 3, 4, 5);
        check(key, RecallFilter.ALL.between(null, noon), 1, 2);
        check(key, RecallFilter.ALL.between(noon, noon));
        check(key, RecallFilter.ALL.between(noon.plusSeconds(1), noon));
    }

    @Test
    default void times_reach_from_year_1_to_9999() {
        List<Message> messages = TimeContract.TIMES.stream()
                .map(time -> apple(time.toString()).createdAt(time).build())
                .toList();
        ThreadKey key = indexed(messages);
        for (Instant time : TimeContract.TIMES) {
            checkAsTheFilterItself(key, RecallFilter.ALL.between(time, null));
            checkAsTheFilterItself(key, RecallFilter.ALL.between(null, time));
        }
    }

    @Test
    default void recall_tells_roles_apart() {
        ThreadKey key = indexed(List.of(
                Samples.user("m1", "apple"),
                Samples.assistant("m2", "apple"),
                Samples.message(Role.SYSTEM, "m3").text("apple").build(),
                Samples.user("m4", "apple")));
        check(key, RecallFilter.ALL.roles(Set.of(Role.USER)), 1, 4);
        check(key, RecallFilter.ALL.roles(Set.of(Role.ASSISTANT, Role.SYSTEM)), 2, 3);
        check(key, RecallFilter.ALL.roles(Set.of(Role.TOOL)));
        check(key, RecallFilter.ALL.roles(Set.of()), 1, 2, 3, 4);
    }

    @Test
    default void speakers_are_compared_by_id_exactly() {
        List<String> ids = new ArrayList<>(HostileIds.LOOKALIKES);
        ids.addAll(HostileIds.ALL);
        List<Message> messages = new ArrayList<>(List.of(apple("nobody").build()));
        for (int i = 0; i < ids.size(); i++) {
            messages.add(apple("m" + i)
                    .speaker(i % 2 == 0 ? Speaker.of(ids.get(i)) : Speaker.of(ids.get(i), "user", "User"))
                    .build());
        }
        ThreadKey key = indexed(messages);
        for (String id : ids) {
            checkAsTheFilterItself(key, RecallFilter.ALL.speakers(Set.of(id)));
        }
        check(key, RecallFilter.ALL.speakers(Set.of("user", "User")), 2, 3);
        check(key, RecallFilter.ALL.speakers(Set.of("somebody else")));
        checkAsTheFilterItself(key, RecallFilter.ALL.speakers(Set.copyOf(ids)));
    }

    @Test
    default void recall_compares_metadata_exactly() {
        List<Map<String, Object>> documents = FilterCases.documents();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            messages.add(apple("m" + i).metadata(documents.get(i)).build());
        }
        ThreadKey key = indexed(messages);
        for (Map<String, Object> condition : FilterCases.conditions()) {
            checkAsTheFilterItself(key, RecallFilter.ALL.metadata(condition));
        }
    }

    @Test
    default void all_conditions_of_a_filter_count_together() {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            messages.add(Samples.message(i % 2 == 0 ? Role.USER : Role.ASSISTANT, "m" + i)
                    .text("apple")
                    .metadata(Map.of("third", i % 3))
                    .speaker(i % 4 == 0 ? Speaker.of("alice") : Speaker.of("bob"))
                    .createdAt(Samples.TIME.plusSeconds(i))
                    .build());
        }
        ThreadKey key = indexed(messages);
        RecallFilter filter = RecallFilter.ALL
                .between(Samples.TIME.plusSeconds(10), Samples.TIME.plusSeconds(40))
                .roles(Set.of(Role.USER))
                .speakers(Set.of("alice"))
                .metadata(Map.of("third", 0L));
        check(key, filter, 13, 25, 37);
        RecallSearch inThread = Recalls.inThread(search(key), key);
        Recalls.checkBoth(
                store().recallIndex().search(Recalls.filtered(inThread, filter)),
                "support:13.0",
                "support:25.0",
                "support:37.0");
    }

    @Test
    default void the_nearest_are_taken_from_what_the_filter_keeps() {
        List<Message> messages = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            messages.add(Samples.user("near" + i, "apple"));
        }
        for (int i = 1; i <= 5; i++) {
            messages.add(Samples.assistant("far" + i, "apple or something else " + "x".repeat(i)));
        }
        ThreadKey key = indexed(messages);
        RecallSearch near = Recalls.nearest(key.resource(), Recalls.EMBEDDING.embed("apple"), 3);
        RecallSearch far = Recalls.filtered(near, RecallFilter.ALL.roles(Set.of(Role.ASSISTANT)));
        for (RecallSearch search : List.of(far, Recalls.inThread(far, key))) {
            assertThat(store().recallIndex().search(search).byMeaning())
                    .hasSize(3)
                    .allMatch(match -> match.sequence() > 300);
        }
    }

    @Test
    default void a_filter_does_not_change_the_statistics() {
        ThreadKey key = indexed(List.of(Samples.user("m1", "apple pie"), Samples.assistant("m2", "apple")));
        RecallMatches matches = store().recallIndex()
                .search(Recalls.filtered(search(key), RecallFilter.ALL.roles(Set.of(Role.ASSISTANT))));
        Recalls.checkBoth(matches, "support:2.0");
        assertThat(matches.entries()).isEqualTo(2);
        assertThat(matches.terms()).isEqualTo(3);
    }

    private void checkAsTheFilterItself(ThreadKey key, RecallFilter filter) {
        check(
                key,
                filter,
                Steps.all(store(), key).stream()
                        .filter(stored -> filter.matches(stored.message()))
                        .mapToLong(StoredMessage::sequence)
                        .toArray());
    }

    private void check(ThreadKey key, RecallFilter filter, long... places) {
        RecallMatches matches = store().recallIndex().search(Recalls.filtered(search(key), filter));
        assertThat(matches.byWords())
                .as("by words, %s", filter)
                .extracting(match -> match.sequence())
                .containsExactlyInAnyOrder(boxed(places));
        assertThat(matches.byMeaning())
                .as("by meaning, %s", filter)
                .extracting(match -> match.sequence())
                .containsExactlyInAnyOrder(boxed(places));
    }

    private static Long[] boxed(long... places) {
        return LongStream.of(places).boxed().toArray(Long[]::new);
    }

    private static RecallSearch search(ThreadKey key) {
        return Recalls.both(key.resource(), "apple");
    }

    private static MessageBuilder apple(String id) {
        return Samples.message(Role.USER, id).text("apple");
    }

    private ThreadKey indexed(List<Message> messages) {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, messages);
        Recalls.index(store(), key);
        return key;
    }
}
