package io.mneme.memory.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final ThreadKey KEY = ThreadKey.of("alice", "support");

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void a_page_has_1_to_1000_items(int limit) {
        assertThatThrownBy(() -> MessageQuery.ALL.limit(limit)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> MessageQuery.newest(limit)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ThreadQuery.ALL.limit(limit)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ResourceQuery.ALL.limit(limit)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.0", "9223372036854775808", "1 "})
    void a_cursor_of_messages_is_a_whole_number(String cursor) {
        assertThatThrownBy(() -> MessageQuery.ALL.after(cursor)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> MessageQuery.ALL.before(cursor)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_cursor_of_owners_is_an_id() {
        assertThat(ResourceQuery.ALL.after("auth0|1").from()).isEqualTo(CursorPosition.after("auth0|1"));
        assertThatThrownBy(() -> ResourceQuery.ALL.before(" ")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void rows_are_scanned_in_the_order_of_the_query_turned_round_before_a_cursor() {
        MessageQuery ascending = MessageQuery.ALL;
        MessageQuery descending = MessageQuery.ALL.order(SortOrder.DESCENDING);
        assertThat(ascending.scanAscending()).isTrue();
        assertThat(ascending.after("1").scanAscending()).isTrue();
        assertThat(ascending.before("1").scanAscending()).isFalse();
        assertThat(descending.after("1").scanAscending()).isFalse();
        assertThat(descending.before("1").scanAscending()).isTrue();
        assertThat(ThreadQuery.ALL.scanAscending()).isFalse();
    }

    @Test
    void a_message_passes_all_filters_or_none() {
        Message message = Message.builder(Role.USER)
                .text("x")
                .metadata(Map.of("a", 1))
                .createdAt(NOON)
                .build();
        assertThat(MessageQuery.ALL.matches(message)).isTrue();
        assertThat(MessageQuery.ALL.between(NOON, null).matches(message)).isTrue();
        assertThat(MessageQuery.ALL.between(null, NOON).matches(message)).isFalse();
        assertThat(MessageQuery.ALL.between(NOON.plusNanos(1_000), null).matches(message))
                .isFalse();
        assertThat(MessageQuery.ALL.roles(Set.of(Role.TOOL)).matches(message)).isFalse();
        assertThat(MessageQuery.ALL
                        .roles(Set.of(Role.USER))
                        .metadata(Map.of("a", 1.0))
                        .matches(message))
                .isTrue();
        assertThat(MessageQuery.ALL.metadata(Map.of("a", 2)).matches(message)).isFalse();
    }

    @Test
    void a_batch_has_1_to_1000_messages_with_different_ids() {
        Message message = Message.user("x");
        List<Message> thousand =
                Stream.generate(() -> Message.user("x")).limit(1_000).toList();
        assertThat(append(thousand).messages()).hasSize(1_000);
        Stream<ThrowingCallable> bad = Stream.of(
                () -> append(List.of()),
                () -> append(null),
                () -> append(Collections.nCopies(1_001, message)),
                () -> append(List.of(message, Message.user("y"), message)),
                () -> new Append(null, thousand, AppendCondition.ANY, NOON),
                () -> new Append(KEY, thousand, null, NOON),
                () -> new Append(KEY, thousand, AppendCondition.ANY, null),
                () -> new AppendCondition.LastSequence(-1));
        assertThat(bad).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(InvalidInput.class));
    }

    @Test
    void a_selection_of_a_clone_is_not_empty() {
        Stream<ThrowingCallable> bad = Stream.of(
                () -> new CloneSelection.Last(0),
                () -> new CloneSelection.Messages(Set.of()),
                () -> new CloneSelection.Between(null, NOON));
        assertThat(bad).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(InvalidInput.class));
        assertThat(new CloneSelection.Messages(Set.of(MessageId.of("m1"))).ids())
                .hasSize(1);
    }

    private static Append append(List<Message> messages) {
        return new Append(KEY, messages, AppendCondition.ANY, NOON);
    }
}
