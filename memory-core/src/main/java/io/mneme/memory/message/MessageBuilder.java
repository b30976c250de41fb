package io.mneme.memory.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds one {@link Message}. Not thread-safe. */
public final class MessageBuilder {

    private final Role role;
    private final List<Part> parts = new ArrayList<>();
    private MessageId id;
    private Optional<Speaker> speaker = Optional.empty();
    private Map<String, Object> metadata = Map.of();
    private Instant createdAt;

    MessageBuilder(Role role) {
        this.role = role;
    }

    /** Sets the id; default, also for null, random. */
    public MessageBuilder id(MessageId value) {
        id = value;
        return this;
    }

    /** Adds a text part. */
    public MessageBuilder text(String text) {
        return part(new Part.Text(text));
    }

    /** Adds a part. */
    public MessageBuilder part(Part part) {
        parts.add(part);
        return this;
    }

    /** Adds parts in order. */
    public MessageBuilder parts(List<? extends Part> more) {
        parts.addAll(more);
        return this;
    }

    /** Sets the verified speaker; default none. */
    public MessageBuilder speaker(Speaker value) {
        speaker = Optional.ofNullable(value);
        return this;
    }

    /** Sets the metadata; default empty. */
    public MessageBuilder metadata(Map<String, Object> value) {
        metadata = value;
        return this;
    }

    /** Sets the time; default, also for null, the present. */
    public MessageBuilder createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    /**
     * Builds the message.
     *
     * @throws io.mneme.memory.MemoryException.InvalidInput as {@link Message} says
     */
    public Message build() {
        // Drawn here and not before: stores, which set both, build a message for every row they read.
        MessageId chosenId = id == null ? MessageId.random() : id;
        Instant chosenTime = createdAt == null ? Instant.now() : createdAt;
        return new Message(chosenId, role, parts, speaker, metadata, chosenTime);
    }
}
