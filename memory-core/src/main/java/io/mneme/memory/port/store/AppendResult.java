package io.mneme.memory.port.store;

import io.mneme.memory.message.MessageId;
import java.util.List;

/**
 * What an append did. Immutable and thread-safe.
 *
 * @param incarnation the thread's incarnation, for {@link AppendCondition.Incarnation}
 * @param lastSequence the thread's last place after the append
 * @param messages one entry for each message, in the order of the request
 */
public record AppendResult(long incarnation, long lastSequence, List<Appended> messages) {

    /**
     * One message of an append.
     *
     * @param id its id
     * @param sequence its place, also if it was there before
     * @param added false if the id was in the thread already: nothing was changed
     */
    public record Appended(MessageId id, long sequence, boolean added) {}

    public AppendResult {
        messages = List.copyOf(messages);
    }

    /** Whether at least one message was new. */
    public boolean anyAdded() {
        return messages.stream().anyMatch(Appended::added);
    }
}
