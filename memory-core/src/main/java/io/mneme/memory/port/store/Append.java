package io.mneme.memory.port.store;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.Message;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.List;

/**
 * A batch of messages for one thread. Immutable and thread-safe.
 *
 * @param thread where to
 * @param messages 1 to 1,000 messages in order, with different ids
 * @param condition what must hold
 * @param at the time of the append; not the messages' own times
 */
public record Append(ThreadKey thread, List<Message> messages, AppendCondition condition, Instant at) {

    /** @throws InvalidInput if there are no or too many messages, or two have the same id */
    public Append {
        Identifiers.required("thread", thread);
        Identifiers.required("condition", condition);
        messages = List.copyOf(Identifiers.required("messages", messages));
        Limits.check("number of messages", messages.size());
        long different = messages.size() == 1
                ? 1
                : messages.stream().map(Message::id).distinct().count();
        if (different < messages.size()) {
            throw new InvalidInput("two messages of one batch have the same id");
        }
        at = Instants.micros("time of the append", at);
    }
}
