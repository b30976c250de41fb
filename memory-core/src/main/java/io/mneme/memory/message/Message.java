package io.mneme.memory.message;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.document.Documents;
import io.mneme.memory.internal.Instants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One message, as it is appended and read back: the two are equal. Its place in the thread is not here but in
 * {@link StoredMessage}, since the store assigns it. Immutable and thread-safe.
 *
 * @param id unique in its thread
 * @param role who it comes from
 * @param parts at least one; tool calls and reasoning in {@code ASSISTANT} messages only, tool results in {@code TOOL}
 *     messages only, and nothing else there
 * @param speaker the verified person who wrote it; empty if the thread has one person only
 * @param metadata a document of the application (see {@link Documents}), copied; empty if none
 * @param createdAt when it was written, cut to microseconds; for people and filters, never for order
 */
public record Message(
        MessageId id,
        Role role,
        List<Part> parts,
        Optional<Speaker> speaker,
        Map<String, Object> metadata,
        Instant createdAt) {

    /** @throws InvalidInput if a value is null or breaks its rule */
    public Message {
        if (id == null || role == null || parts == null || parts.isEmpty() || speaker == null) {
            throw new InvalidInput("a message needs an id, a role and at least one part");
        }
        parts = List.copyOf(parts);
        for (Part part : parts) {
            checkPlace(role, part);
        }
        metadata = Documents.object(metadata);
        createdAt = Instants.micros("message time", createdAt);
    }

    /** A user's text, with a random id and the present time. */
    public static Message user(String text) {
        return builder(Role.USER).text(text).build();
    }

    /** A model's text, with a random id and the present time. */
    public static Message assistant(String text) {
        return builder(Role.ASSISTANT).text(text).build();
    }

    /** A builder; id and time are a random id and the present unless set. */
    public static MessageBuilder builder(Role role) {
        return new MessageBuilder(role);
    }

    /** All text parts in order, joined by a line feed; empty if there is none. */
    public String text() {
        return parts(Part.Text.class).stream().map(Part.Text::text).collect(Collectors.joining("\n"));
    }

    /** The parts of one kind, in order. */
    public <P extends Part> List<P> parts(Class<P> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static void checkPlace(Role role, Part part) {
        boolean result = part instanceof Part.ToolResult;
        boolean ofModel = part instanceof Part.ToolCall || part instanceof Part.Reasoning;
        if (result != (role == Role.TOOL) || ofModel && role != Role.ASSISTANT) {
            throw new InvalidInput(
                    "a " + role + " message must not hold a " + part.getClass().getSimpleName() + " part");
        }
    }
}
