package io.mneme.memory.context;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What memory adds to a prompt and may change with every turn: one system message right before the newest user message,
 * so that all that is older stays the same from turn to turn. For one thread.
 */
public final class Notes {

    /** Id of the system message. */
    public static final MessageId ID = MessageId.of("mneme.notes");

    /** Key in its metadata: number of the working memory's version that it shows, 0 for none. */
    public static final String WORKING_MEMORY_VERSION = "workingMemoryVersion";

    private final List<String> blocks = new ArrayList<>();
    private final Map<String, Object> marks = new HashMap<>();

    Notes() {}

    /** Adds a block, which is an element of its own. */
    void add(String block) {
        blocks.add(block);
    }

    /** Adds to the message's metadata what the agent must know of it. */
    void mark(String key, Object value) {
        marks.put(key, value);
    }

    /** The notes' message in {@code context}; empty if it has none. */
    public static Optional<Message> of(Context context) {
        return context.messages().stream()
                .filter(message -> message.id().equals(ID) && message.role() == Role.SYSTEM)
                .findFirst();
    }

    /** {@code messages} with the notes before the newest user message; after all if there is none. */
    List<Message> before(List<Message> messages) {
        if (blocks.isEmpty()) {
            return messages;
        }
        int place = messages.size() - 1;
        while (place >= 0 && messages.get(place).role() != Role.USER) {
            place--;
        }
        List<Message> all = new ArrayList<>(messages);
        Instant at = messages.isEmpty()
                ? Instant.EPOCH
                : messages.get(Math.max(place, 0)).createdAt();
        all.add(place < 0 ? all.size() : place, message(at));
        return all;
    }

    private Message message(Instant at) {
        return Message.builder(Role.SYSTEM)
                .id(ID)
                .text(String.join("\n\n", blocks))
                .metadata(marks)
                .createdAt(at)
                .build();
    }
}
