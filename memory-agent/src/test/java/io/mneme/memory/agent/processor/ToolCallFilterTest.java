package io.mneme.memory.agent.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.context.Context;
import io.mneme.memory.history.ToolPairs;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.thread.ThreadKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolCallFilterTest {

    private static final ProcessorContext WHERE =
            new ProcessorContext("A", ThreadKey.of("r", "t"), Optional.empty(), "turn", false, new HashMap<>());

    private static final List<Message> MESSAGES = List.of(
            Message.user("one"),
            calls("Looking.", "c1", "search"),
            result("c1", "search"),
            calls("", "c2", "pay"),
            result("c2", "pay"),
            Message.assistant("done"),
            Message.user("two"),
            calls("", "c3", "search"),
            result("c3", "search"));

    private static Message calls(String text, String id, String tool) {
        return Message.builder(Role.ASSISTANT)
                .parts(text.isEmpty() ? List.of() : List.of(new Part.Text(text)))
                .part(new Part.ToolCall(id, tool, Map.of()))
                .build();
    }

    private static Message result(String id, String tool) {
        return Message.builder(Role.TOOL)
                .part(new Part.ToolResult(id, tool, "r", false))
                .build();
    }

    private static List<String> seen(ToolCallFilter filter) {
        List<Message> seen =
                filter.beforeModel(new Context(List.of(), MESSAGES), WHERE).messages();
        assertThat(ToolPairs.whole(seen)).isEqualTo(seen);
        return seen.stream()
                .map(message -> message.text()
                        + message.parts(Part.ToolCall.class).stream()
                                .map(Part.ToolCall::callId)
                                .toList()
                        + message.parts(Part.ToolResult.class).size())
                .toList();
    }

    @Test
    void all_calls_go_with_their_results_but_those_of_the_current_turn() {
        assertThat(seen(ToolCallFilter.all()))
                .containsExactly("one[]0", "Looking.[]0", "done[]0", "two[]0", "[c3]0", "[]1");
    }

    @Test
    void named_tools_go_and_others_stay() {
        assertThat(seen(ToolCallFilter.of("pay")))
                .containsExactly("one[]0", "Looking.[c1]0", "[]1", "done[]0", "two[]0", "[c3]0", "[]1");
    }

    @Test
    void a_result_under_another_name_goes_with_its_call() {
        List<Message> messages = List.of(calls("", "c1", "pay"), result("c1", "other"), Message.user("now"));
        assertThat(ToolCallFilter.of("pay")
                        .beforeModel(new Context(List.of(), messages), WHERE)
                        .messages())
                .containsExactly(messages.get(2));
    }

    @Test
    void what_was_recalled_is_counted_on() {
        Context context = new Context(List.of(), MESSAGES, 3);
        assertThat(ToolCallFilter.all().beforeModel(context, WHERE).recalled()).isEqualTo(2);
        assertThat(ToolCallFilter.of("pay").beforeModel(context, WHERE).recalled())
                .isEqualTo(3);
    }

    @Test
    void a_tool_must_be_named() {
        assertThatThrownBy(ToolCallFilter::of).isInstanceOf(IllegalArgumentException.class);
    }
}
