package io.mneme.memory.testkit.contract;

import io.mneme.memory.document.MetadataFilter;
import io.mneme.memory.message.FileContent;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageBuilder;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.testkit.HostileTexts;
import io.mneme.memory.testkit.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Random values out of small sets, so that they often meet. */
final class RandomValues {

    private static final List<String> KEYS = List.of("a", "b", "a.b", "$a", "it's", "", "😀");
    private static final List<Object> SCALARS =
            Arrays.asList("x", "", "a\0b", "1", 1L, 1.5, 0L, Long.MAX_VALUE, true, false, null);
    private static final int MESSAGE_IDS = 40;

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Twenty different seconds, with and without microseconds. */
    Instant time() {
        return Samples.TIME.plusSeconds(random.nextInt(20)).minusNanos(random.nextInt(2) * 1_000L);
    }

    Optional<String> title() {
        return oneOf(List.of(Optional.<String>empty(), Optional.of("Trip"), Optional.of("100% $it's \"x\" 😀")));
    }

    Map<String, Object> metadata() {
        Map<String, Object> document = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            document.put(oneOf(KEYS), value());
        }
        return document;
    }

    private Object value() {
        return switch (random.nextInt(5)) {
            case 0 -> Collections.singletonMap(oneOf(KEYS), oneOf(SCALARS));
            case 1 -> Arrays.asList(oneOf(SCALARS), oneOf(SCALARS));
            default -> oneOf(SCALARS);
        };
    }

    MetadataFilter filter() {
        return random.nextInt(3) > 0
                ? MetadataFilter.NONE
                : new MetadataFilter(Collections.singletonMap(oneOf(KEYS), oneOf(SCALARS)));
    }

    MessageId messageId() {
        return MessageId.of("m" + random.nextInt(MESSAGE_IDS));
    }

    Set<MessageId> messageIds(int most) {
        Set<MessageId> ids = new LinkedHashSet<>();
        for (int i = random.nextInt(most) + 1; i > 0; i--) {
            ids.add(messageId());
        }
        return ids;
    }

    List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        messageIds(5).forEach(id -> messages.add(message(id)));
        return messages;
    }

    private Message message(MessageId id) {
        Role role = oneOf(List.of(Role.values()));
        MessageBuilder builder = Samples.message(role, id.value()).createdAt(time());
        for (int i = random.nextInt(3); i >= 0; i--) {
            builder.part(part(role));
        }
        return builder.metadata(metadata())
                .speaker(random.nextInt(4) > 0 ? null : Speaker.of("auth0|1", "Zoë O'Neil", "reviewer"))
                .build();
    }

    private Part part(Role role) {
        if (role == Role.TOOL) {
            return new Part.ToolResult("call", "tool", value(), random.nextBoolean());
        } else if (role == Role.ASSISTANT && random.nextBoolean()) {
            return random.nextBoolean()
                    ? new Part.ToolCall("call", "tool", metadata())
                    : new Part.Reasoning(oneOf(HostileTexts.ALL), Optional.of("signature"));
        }
        return random.nextInt(5) > 0
                ? new Part.Text(oneOf(HostileTexts.ALL))
                : new Part.File("file", "text/plain", new FileContent.Bytes(new byte[] {0, (byte) random.nextInt()}));
    }
}
