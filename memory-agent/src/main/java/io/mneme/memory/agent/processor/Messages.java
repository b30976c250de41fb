package io.mneme.memory.agent.processor;

import io.mneme.memory.document.MergePatch;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import java.util.List;
import java.util.Map;

/** Messages that differ in one thing. */
final class Messages {

    private Messages() {}

    static Message withParts(Message message, List<Part> parts) {
        return new Message(
                message.id(), message.role(), parts, message.speaker(), message.metadata(), message.createdAt());
    }

    static Message withMetadata(Message message, Map<String, Object> more) {
        Map<String, Object> metadata = MergePatch.apply(message.metadata(), more);
        return new Message(
                message.id(), message.role(), message.parts(), message.speaker(), metadata, message.createdAt());
    }
}
