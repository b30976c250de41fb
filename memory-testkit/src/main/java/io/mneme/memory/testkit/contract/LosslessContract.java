package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.document.Documents;
import io.mneme.memory.message.FileContent;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.HostileTexts;
import io.mneme.memory.testkit.SampleDocuments;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A message reads back equal to what was appended, by every way to read it. */
public interface LosslessContract extends StoreContract {

    @Test
    default void every_kind_of_part_reads_back_equal() {
        readsBackEqual(Samples.everyKind());
    }

    @Test
    default void any_text_reads_back_equal() {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < HostileTexts.ALL.size(); i++) {
            String text = HostileTexts.ALL.get(i);
            messages.add(Samples.message(Role.ASSISTANT, "assistant-" + i)
                    .text(text)
                    .part(new Part.Reasoning(text, Optional.of(text)))
                    .part(new Part.ToolCall("call", "tool", Map.of("text", text)))
                    .metadata(Map.of("text", text))
                    .build());
            messages.add(Samples.message(Role.TOOL, "tool-" + i)
                    .part(new Part.ToolResult("call", "tool", text, false))
                    .build());
        }
        readsBackEqual(messages);
    }

    @Test
    default void every_legal_id_reads_back_equal() {
        readsBackEqual(HostileIds.ALL.stream()
                .map(id -> Samples.message(Role.USER, id)
                        .part(new Part.File(id, id, new FileContent.Reference(id)))
                        .speaker(Speaker.of(id, id, id))
                        .build())
                .toList());
    }

    @Test
    default void metadata_with_every_type_and_odd_keys_reads_back_equal() {
        readsBackEqual(List.of(
                withMetadata("types", SampleDocuments.everyType()),
                withMetadata("keys", SampleDocuments.hostileKeys()),
                withMetadata("texts", SampleDocuments.hostileTexts())));
    }

    @Test
    default void documents_nested_as_deep_as_allowed_read_back_equal() {
        Map<String, Object> deep = SampleDocuments.nested(Documents.MAX_DEPTH);
        readsBackEqual(List.of(
                withMetadata("metadata", deep),
                Samples.message(Role.ASSISTANT, "arguments")
                        .part(new Part.ToolCall("call", "tool", deep))
                        .build(),
                Samples.message(Role.TOOL, "result")
                        .part(new Part.ToolResult("call", "tool", deep, false))
                        .build()));
    }

    @Test
    default void a_megabyte_of_text_reads_back_equal() {
        readsBackEqual(List.of(
                Samples.user("plain", "0123456789abcdef".repeat(1 << 16)),
                Samples.user("emoji", "\uD83D\uDE00".repeat(1 << 18))));
    }

    @Test
    default void a_megabyte_of_bytes_reads_back_equal() {
        byte[] random = new byte[1 << 20];
        new Random(1).nextBytes(random);
        readsBackEqual(List.of(file("random", random), file("empty", new byte[0]), file("one", new byte[] {-128})));
    }

    @Test
    default void a_message_with_a_thousand_parts_reads_back_equal() {
        readsBackEqual(List.of(Samples.message(Role.USER, "many")
                .parts(IntStream.range(0, 1_000)
                        .mapToObj(number -> new Part.Text("part " + number))
                        .toList())
                .build()));
    }

    private void readsBackEqual(List<Message> messages) {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, messages);
        assertThat(Steps.plain(Steps.all(store(), key))).isEqualTo(messages);
        assertThat(Steps.plain(Steps.all(secondStore(), key))).isEqualTo(messages);
        for (Message message : messages) {
            MessageId id = message.id();
            assertThat(store().messages().find(key, id).orElseThrow().message()).isEqualTo(message);
            assertThat(Steps.plain(store().messages().neighbours(key, id, 0, 0)))
                    .containsExactly(message);
        }
    }

    private static Message withMetadata(String id, Map<String, Object> metadata) {
        return Samples.message(Role.USER, id).text("text").metadata(metadata).build();
    }

    private static Message file(String id, byte[] bytes) {
        return Samples.message(Role.USER, id)
                .part(new Part.File("file", "application/octet-stream", new FileContent.Bytes(bytes)))
                .build();
    }
}
