package io.mneme.memory.testkit;

import io.mneme.memory.message.FileContent;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageBuilder;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Messages with fixed ids and times. Thread-safe. */
public final class Samples {

    /** The time of every sample, with microseconds. */
    public static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678901Z");

    private Samples() {}

    /** A builder with the id {@code id} and the time {@link #TIME}. */
    public static MessageBuilder message(Role role, String id) {
        return Message.builder(role).id(MessageId.of(id)).createdAt(TIME);
    }

    /** A user's text. */
    public static Message user(String id, String text) {
        return message(Role.USER, id).text(text).build();
    }

    /** A model's text. */
    public static Message assistant(String id, String text) {
        return message(Role.ASSISTANT, id).text(text).build();
    }

    /** A model's call of the tool {@code search}. */
    public static Message toolCall(String id, String callId) {
        return message(Role.ASSISTANT, id)
                .part(new Part.ToolCall(callId, "search", Map.of("query", "weather")))
                .build();
    }

    /** The result of {@link #toolCall}. */
    public static Message toolResult(String id, String callId) {
        return message(Role.TOOL, id)
                .part(new Part.ToolResult(callId, "search", "sunny", false))
                .build();
    }

    /** User texts of one time, with the ids {@code prefix + from} to {@code prefix + (from + count - 1)}. */
    public static List<Message> batch(String prefix, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> user(prefix + number, "text of " + prefix + number))
                .toList();
    }

    /** User texts {@code m1} to {@code m<count>}. */
    public static List<Message> batch(int count) {
        return batch("m", 1, count);
    }

    /** One message of each role that together hold every kind of part, every kind of value and a speaker. */
    public static List<Message> everyKind() {
        return List.of(
                message(Role.SYSTEM, "system").text("Be brief.").build(),
                message(Role.USER, "user")
                        .text("Look at these.")
                        .text("")
                        .part(new Part.File("cat.png", "image/png", new FileContent.Reference("s3://bucket/cat?v=1#x")))
                        .part(new Part.File("données.bin", "application/octet-stream", everyByte()))
                        .speaker(Speaker.of("auth0|1", "Zoë \"Z\" O'Neil", "reviewer"))
                        .metadata(SampleDocuments.everyType())
                        .build(),
                message(Role.ASSISTANT, "assistant")
                        .part(new Part.Reasoning("hidden", Optional.of("c2lnbmF0dXJl==")))
                        .part(new Part.Reasoning("", Optional.empty()))
                        .text("I will look.")
                        .part(new Part.ToolCall("call-1", "search", SampleDocuments.everyType()))
                        .part(new Part.ToolCall("call-2", "now", Map.of()))
                        .build(),
                message(Role.TOOL, "tool")
                        .part(new Part.ToolResult("call-1", "search", SampleDocuments.everyType(), false))
                        .part(new Part.ToolResult("call-2", "now", null, true))
                        .speaker(Speaker.of("only-an-id"))
                        .build());
    }

    /** The bytes 0 to 255, twice. */
    public static FileContent.Bytes everyByte() {
        byte[] bytes = new byte[512];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return new FileContent.Bytes(bytes);
    }
}
