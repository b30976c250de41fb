package io.mneme.memory.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ToolPairsTest {

    private static final Part.Reasoning REASONING = new Part.Reasoning("hm", Optional.empty());

    @Test
    void whole_pairs_stay_as_they_are() {
        List<Message> messages = List.of(
                Messages.user("weather?"),
                Messages.answer(REASONING, Messages.call("1"), Messages.call("2")),
                Messages.results("2", "1"),
                Messages.answer(new Part.Text("sunny")));
        assertThat(ToolPairs.whole(messages)).isEqualTo(messages);
        assertThat(ToolPairs.lacksCall(messages)).isFalse();
    }

    @Test
    void a_call_without_a_result_goes_and_the_rest_of_its_message_stays() {
        Message asked = Messages.answer(new Part.Text("let me see"), Messages.call("1"), Messages.call("2"));
        List<Message> kept = ToolPairs.whole(List.of(asked, Messages.results("2")));
        assertThat(kept).hasSize(2);
        assertThat(kept.get(0).parts()).containsExactly(new Part.Text("let me see"), Messages.call("2"));
        assertThat(kept.get(0).id()).isEqualTo(asked.id());
        assertThat(kept.get(0).createdAt()).isEqualTo(asked.createdAt());
    }

    @Test
    void a_message_in_which_only_reasoning_is_left_goes() {
        Message onlyReasoning = Messages.answer(REASONING);
        Message crashed = Messages.answer(REASONING, Messages.call("1"));
        assertThat(ToolPairs.whole(List.of(crashed, onlyReasoning))).containsExactly(onlyReasoning);
    }

    @Test
    void a_result_without_a_call_before_it_goes() {
        List<Message> messages = List.of(Messages.results("1", "2"), Messages.answer(Messages.call("1")));
        assertThat(ToolPairs.lacksCall(messages)).isTrue();
        assertThat(ToolPairs.missingCalls(messages)).containsExactlyInAnyOrder("1", "2");
        assertThat(ToolPairs.whole(messages)).isEmpty();
    }

    @Test
    void a_call_id_may_be_used_again() {
        List<Message> messages = List.of(
                Messages.answer(Messages.call("1")),
                Messages.results("1"),
                Messages.answer(Messages.call("1")),
                Messages.results("1"));
        assertThat(ToolPairs.whole(messages)).isEqualTo(messages);
    }

    @Test
    void a_result_belongs_to_the_nearest_call_of_its_id() {
        Message first = Messages.answer(Messages.call("1"));
        Message second = Messages.answer(Messages.call("1"));
        Message result = Messages.results("1");
        assertThat(ToolPairs.whole(List.of(first, second, result))).containsExactly(second, result);
        Message again = Messages.results("1");
        assertThat(ToolPairs.whole(List.of(second, result, again))).containsExactly(second, result);
    }

    @Test
    void one_message_may_hold_results_of_several_calls_and_lose_one() {
        List<Message> kept = ToolPairs.whole(List.of(Messages.answer(Messages.call("1")), Messages.results("0", "1")));
        assertThat(kept.get(1).parts(Part.ToolResult.class))
                .extracting(Part.ToolResult::callId)
                .containsExactly("1");
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(ToolPairs.whole(List.of())).isEmpty();
        assertThat(ToolPairs.lacksCall(List.of())).isFalse();
    }

    /** Messages with tools in them. */
    static final class Messages {

        private Messages() {}

        static Message user(String text) {
            return Message.user(text);
        }

        static Part.ToolCall call(String id) {
            return new Part.ToolCall(id, "search", Map.of());
        }

        static Message answer(Part... parts) {
            return Message.builder(Role.ASSISTANT).parts(List.of(parts)).build();
        }

        static Message results(String... callIds) {
            return Message.builder(Role.TOOL)
                    .parts(Stream.of(callIds)
                            .map(id -> new Part.ToolResult(id, "search", "sunny", false))
                            .toList())
                    .build();
        }
    }
}
