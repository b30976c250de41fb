package io.mneme.memory.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTest {

    private static final Part CALL = new Part.ToolCall("call", "search", Map.of());
    private static final Part RESULT = new Part.ToolResult("call", "search", "sunny", false);
    private static final Part REASONING = new Part.Reasoning("hm", Optional.empty());
    private static final Part FILE = new Part.File("a.png", "image/png", new FileContent.Reference("s3://a"));

    @ParameterizedTest
    @EnumSource
    void every_part_has_its_roles(Role role) {
        assertThat(allows(role, new Part.Text("x"))).isEqualTo(role != Role.TOOL);
        assertThat(allows(role, FILE)).isEqualTo(role != Role.TOOL);
        assertThat(allows(role, CALL)).isEqualTo(role == Role.ASSISTANT);
        assertThat(allows(role, REASONING)).isEqualTo(role == Role.ASSISTANT);
        assertThat(allows(role, RESULT)).isEqualTo(role == Role.TOOL);
    }

    private static boolean allows(Role role, Part part) {
        try {
            return Message.builder(role).part(part).build().parts().equals(List.of(part));
        } catch (InvalidInput e) {
            return false;
        }
    }

    @Test
    void text_is_all_text_parts_by_line() {
        Message message = Message.builder(Role.ASSISTANT)
                .part(REASONING)
                .text("one")
                .part(CALL)
                .text("two")
                .build();
        assertThat(message.text()).isEqualTo("one\ntwo");
        assertThat(message.parts(Part.ToolCall.class)).containsExactly((Part.ToolCall) CALL);
        assertThat(Message.builder(Role.TOOL).part(RESULT).build().text()).isEmpty();
    }

    @Test
    void a_message_does_not_change_with_what_it_was_made_of() {
        Map<String, Object> metadata = new HashMap<>(Map.of("a", 1));
        MessageBuilder builder = Message.builder(Role.USER).text("one").metadata(metadata);
        Message message = builder.build();
        builder.text("two");
        metadata.put("a", 2);
        assertThat(message.parts()).hasSize(1);
        assertThat(message.metadata()).isEqualTo(Map.of("a", 1L));
        assertThatThrownBy(() -> message.parts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void id_and_time_are_chosen_unless_set() {
        Instant before = Instant.now().minusSeconds(1);
        Message one = Message.user("x");
        Message two = Message.assistant("x");
        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(one.createdAt()).isBetween(before, Instant.now());
        assertThat(one.role()).isEqualTo(Role.USER);
        assertThat(two.role()).isEqualTo(Role.ASSISTANT);
        assertThat(one.createdAt().getNano() % 1_000).isZero();
    }

    @Test
    void what_breaks_a_rule_is_refused() {
        List<ThrowingCallable> calls = new ArrayList<>(List.of(
                () -> Message.builder(Role.USER).build(),
                () -> Message.builder(null).text("x").build(),
                () -> Message.user(null),
                () -> Message.user("\uD83D"),
                () -> Message.builder(Role.USER).text("x").metadata(null).build(),
                () -> Message.builder(Role.USER)
                        .text("x")
                        .createdAt(Instant.MAX)
                        .build(),
                () -> new Message(MessageId.of("m"), Role.USER, null, Optional.empty(), Map.of(), Instant.EPOCH)));
        calls.addAll(List.of(
                () -> new Part.Reasoning("x", null),
                () -> new Part.Reasoning(null, Optional.empty()),
                () -> new Part.ToolCall(" ", "search", Map.of()),
                () -> new Part.ToolCall("call", "search", null),
                () -> new Part.ToolResult("call", "", "x", false),
                () -> new Part.ToolResult("call", "search", new Object(), false),
                () -> new Part.File("a", "b", null),
                () -> new FileContent.Reference(""),
                () -> FileContent.Bytes.ofBase64("%"),
                () -> Speaker.of(""),
                () -> Speaker.of("a", "b\n", "c"),
                () -> new Speaker("a", null, Optional.empty())));
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(InvalidInput.class));
    }

    @Test
    void bytes_are_compared_by_content_and_not_shared() {
        byte[] bytes = {1, 2, 3};
        FileContent.Bytes content = new FileContent.Bytes(bytes);
        bytes[0] = 9;
        content.bytes()[1] = 9;
        assertThat(content)
                .isEqualTo(new FileContent.Bytes(new byte[] {1, 2, 3}))
                .hasToString("Bytes[3]");
        assertThat(content).hasSameHashCodeAs(new FileContent.Bytes(new byte[] {1, 2, 3}));
        assertThat(content.size()).isEqualTo(3);
        assertThat(FileContent.Bytes.ofBase64(content.base64())).isEqualTo(content);
    }

    @Test
    void a_speaker_is_shown_by_name_or_id() {
        assertThat(Speaker.of("auth0|1").displayName()).isEqualTo("auth0|1");
        assertThat(Speaker.of("auth0|1", "Zoë", "reviewer").displayName()).isEqualTo("Zoë");
    }
}
