package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.document.MetadataFilter;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists of messages by time, role and metadata. */
public interface MessageFilterContract extends StoreContract {

    @Test
    default void a_range_of_time_holds_its_start_and_not_its_end() {
        ThreadKey key = Fresh.thread();
        Instant noon = Instant.parse("2026-06-01T12:00:00Z");
        for (long micros = -2; micros <= 2; micros++) {
            Steps.append(store(), key, at("m" + micros, noon.plusNanos(micros * 1_000)));
        }
        assertThat(ids(key, MessageQuery.ALL.between(noon, noon.plusNanos(2_000))))
                .containsExactly("m0", "m1");
        assertThat(ids(key, MessageQuery.ALL.between(noon, null))).containsExactly("m0", "m1", "m2");
        assertThat(ids(key, MessageQuery.ALL.between(null, noon))).containsExactly("m-2", "m-1");
        assertThat(ids(key, MessageQuery.ALL.between(noon, noon))).isEmpty();
        assertThat(ids(key, MessageQuery.ALL.between(noon.plusNanos(1_000), noon)))
                .isEmpty();
    }

    @Test
    default void ranges_of_time_reach_from_year_1_to_9999() {
        ThreadKey key = Fresh.thread();
        for (Instant time : TimeContract.TIMES) {
            Steps.append(store(), key, at(time.toString(), time));
        }
        for (Instant since : TimeContract.TIMES) {
            List<String> later = TimeContract.TIMES.stream()
                    .filter(time -> !time.isBefore(since))
                    .map(Instant::toString)
                    .toList();
            assertThat(ids(key, MessageQuery.ALL.between(since, null))).isEqualTo(later);
        }
    }

    @Test
    default void roles_are_told_apart() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.everyKind());
        for (Role role : Role.values()) {
            assertThat(store().messages()
                            .list(key, MessageQuery.ALL.roles(Set.of(role)))
                            .items())
                    .singleElement()
                    .extracting(StoredMessage::role)
                    .isEqualTo(role);
        }
        assertThat(ids(key, MessageQuery.ALL.roles(Set.of(Role.USER, Role.TOOL))))
                .containsExactly("user", "tool");
        assertThat(ids(key, MessageQuery.ALL.roles(Set.of()))).hasSize(4);
    }

    @Test
    default void metadata_is_compared_exactly_and_keys_are_no_paths() {
        ThreadKey key = Fresh.thread();
        List<Map<String, Object>> documents = FilterCases.documents();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            messages.add(Samples.message(Role.USER, "m" + i)
                    .text("x")
                    .metadata(documents.get(i))
                    .build());
        }
        Steps.append(store(), key, messages);
        for (Map<String, Object> condition : FilterCases.conditions()) {
            List<String> expected = messages.stream()
                    .filter(message -> new MetadataFilter(condition).matches(message.metadata()))
                    .map(message -> message.id().value())
                    .toList();
            assertThat(ids(key, MessageQuery.ALL.limit(Limits.MAX_ITEMS).metadata(condition)))
                    .as("condition %s", condition)
                    .isEqualTo(expected);
        }
    }

    @Test
    default void filtered_lists_have_pages_in_both_directions() {
        ThreadKey key = Fresh.thread();
        for (int i = 0; i < 30; i++) {
            Steps.append(store(), key, mixed(i));
        }
        MessageQuery query = MessageQuery.ALL
                .roles(Set.of(Role.USER))
                .metadata(Map.of("even", true))
                .between(Samples.TIME.plusSeconds(5), Samples.TIME.plusSeconds(27));
        List<StoredMessage> kept = Steps.all(store(), key).stream()
                .filter(message -> query.matches(message.message()))
                .toList();
        assertThat(kept).hasSize(8);
        List<StoredMessage> reversed = new ArrayList<>(kept);
        Collections.reverse(reversed);
        for (int limit = 1; limit <= 9; limit++) {
            MessageQuery ascending = query.limit(limit);
            MessageQuery descending = ascending.order(SortOrder.DESCENDING);
            PageWalk.checkBothWays(kept, limit, from -> store().messages().list(key, Queries.at(ascending, from)));
            PageWalk.checkBothWays(reversed, limit, from -> store().messages().list(key, Queries.at(descending, from)));
        }
    }

    /** Roles in turns of three, even numbers marked, a second apart. */
    private static Message mixed(int number) {
        Role role = List.of(Role.USER, Role.ASSISTANT, Role.USER).get(number % 3);
        return Samples.message(role, "m" + number)
                .part(new Part.Text("x"))
                .metadata(Map.of("even", number % 2 == 0))
                .createdAt(Samples.TIME.plusSeconds(number))
                .build();
    }

    private static Message at(String id, Instant time) {
        return Samples.message(Role.USER, id).text("x").createdAt(time).build();
    }

    private List<String> ids(ThreadKey key, MessageQuery query) {
        return Steps.ids(store().messages().list(key, query).items());
    }
}
