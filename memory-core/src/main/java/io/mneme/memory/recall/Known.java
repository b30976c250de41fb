package io.mneme.memory.recall;

import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.ThreadId;
import java.util.Optional;
import java.util.Set;

/**
 * Messages that the caller has already, so that they need not be brought again. Immutable and thread-safe.
 *
 * @param thread the thread they are in; empty for none
 * @param messages their ids
 */
public record Known(Optional<ThreadId> thread, Set<MessageId> messages) {

    /** Nothing. */
    public static final Known NOTHING = new Known(Optional.empty(), Set.of());

    /** @throws io.mneme.memory.MemoryException.InvalidInput if a value is null */
    public Known {
        Identifiers.required("thread id", thread);
        messages = Set.copyOf(Identifiers.required("messages", messages));
    }

    boolean contains(ThreadId in, StoredMessage message) {
        return thread.filter(in::equals).isPresent() && messages.contains(message.id());
    }
}
