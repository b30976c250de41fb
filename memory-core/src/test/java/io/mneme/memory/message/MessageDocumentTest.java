package io.mneme.memory.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.document.Documents;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageDocumentTest {

    private static final Instant TIME = Instant.parse("0001-01-01T00:00:00.000001Z");

    static Stream<Message> messages() {
        return Stream.of(
                builder(Role.USER)
                        .text("a\0b \uDBFF\uDFFF")
                        .text("")
                        .part(new Part.File("a", "b/c", new FileContent.Reference("s3://x")))
                        .part(new Part.File("a", "b/c", new FileContent.Bytes(new byte[] {0, -1})))
                        .speaker(Speaker.of("auth0|1", "Zoë", "reviewer"))
                        .metadata(Map.of("a.b", 1, "list", Arrays.asList(1.5, null, Map.of())))
                        .build(),
                builder(Role.ASSISTANT)
                        .part(new Part.Reasoning("", Optional.of("")))
                        .part(new Part.Reasoning("x", Optional.empty()))
                        .part(new Part.ToolCall("call", "search", Map.of("$where", "it's")))
                        .speaker(Speaker.of("only-an-id"))
                        .build(),
                builder(Role.TOOL)
                        .part(new Part.ToolResult("1", "t", null, true))
                        .part(new Part.ToolResult("2", "t", List.of(1L), false))
                        .part(new Part.ToolResult("3", "t", "x", false))
                        .part(new Part.ToolResult("4", "t", Map.of("type", "text"), false))
                        .build(),
                builder(Role.SYSTEM).text("Be brief.").build());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void what_is_written_reads_back_equal(Message message) {
        Map<String, Object> document = MessageDocument.write(message);
        assertThat(MessageDocument.read(document)).isEqualTo(message);
        assertThat(MessageDocument.read(Documents.object(document))).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_body_and_its_columns_read_back_equal(Message message) {
        MessageBuilder columns = Message.builder(MessageDocument.role(MessageDocument.roleName(message.role())))
                .id(message.id())
                .metadata(message.metadata())
                .createdAt(message.createdAt());
        assertThat(MessageDocument.readBody(columns, Documents.object(MessageDocument.body(message))))
                .isEqualTo(message);
    }

    @Test
    void the_form_is_the_documented_one() {
        Message message = builder(Role.USER)
                .text("x")
                .speaker(Speaker.of("sue"))
                .metadata(Map.of("a", 1))
                .build();
        assertThat(MessageDocument.write(message))
                .isEqualTo(Map.of(
                        "id",
                        "m1",
                        "role",
                        "user",
                        "createdAt",
                        "0001-01-01T00:00:00.000001Z",
                        "parts",
                        List.of(Map.of("type", "text", "text", "x")),
                        "speaker",
                        Map.of("id", "sue"),
                        "metadata",
                        Map.of("a", 1L)));
        assertThat(MessageDocument.write(builder(Role.USER).text("x").build()))
                .containsOnlyKeys("id", "role", "createdAt", "parts");
    }

    static Stream<Map<String, Object>> damaged() {
        return Stream.of(
                with("id", null),
                with("id", "x".repeat(256)),
                with("id", 1L),
                with("role", "robot"),
                with("role", "tool"),
                with("createdAt", "yesterday"),
                with("createdAt", "+10000-01-01T00:00:00Z"),
                with("parts", null),
                with("parts", List.of()),
                with("parts", List.of("text")),
                with("parts", Collections.singletonList(null)),
                withPart(Map.of()),
                withPart(Map.of("type", "hologram")),
                withPart(Map.of("type", "text")),
                withPart(Map.of("type", "text", "text", 1L)),
                withPart(Map.of("type", "file", "name", "a", "mediaType", "b")),
                withPart(Map.of("type", "file", "name", "a", "mediaType", "b", "base64", "%")),
                with("speaker", Map.of()),
                with("speaker", Map.of("id", 1L)),
                with("speaker", Map.of("id", "sue", "name", 1L)));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void a_damaged_document_is_misconfigured(Map<String, Object> document) {
        assertThatThrownBy(() -> MessageDocument.read(document)).isInstanceOf(Misconfigured.class);
    }

    @ParameterizedTest
    @MethodSource("damagedAnswers")
    void a_damaged_answer_of_a_model_is_misconfigured(Map<String, Object> part) {
        Map<String, Object> document = withPart(part);
        document.put("role", "assistant");
        assertThatThrownBy(() -> MessageDocument.read(document)).isInstanceOf(Misconfigured.class);
    }

    static Stream<Map<String, Object>> damagedAnswers() {
        return Stream.of(
                Map.of("type", "tool-call", "callId", "1", "name", "t"),
                Map.of("type", "tool-call", "callId", "1", "name", "t", "arguments", "x"),
                Map.of("type", "tool-call", "name", "t", "arguments", Map.of()),
                Map.of("type", "reasoning", "text", "x", "signature", 1L));
    }

    private static MessageBuilder builder(Role role) {
        return Message.builder(role).id(MessageId.of("m1")).createdAt(TIME);
    }

    private static Map<String, Object> withPart(Map<String, Object> part) {
        return with("parts", List.of(part));
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> document =
                new HashMap<>(MessageDocument.write(builder(Role.USER).text("x").build()));
        document.put(key, value);
        return document;
    }
}
