package io.mneme.memory.message;

import io.mneme.memory.internal.Identifiers;
import java.util.UUID;

/**
 * A message's id, unique in its thread; whoever writes a message may choose it, so that a retry adds nothing twice.
 *
 * <p>1 to 255 characters (UTF-16 code units), no control characters, no leading or trailing blank. Immutable and
 * thread-safe.
 *
 * @param value the id
 */
public record MessageId(String value) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if {@code value} breaks the rule */
    public MessageId {
        Identifiers.check("message id", value);
    }

    /** Same as the constructor. */
    public static MessageId of(String value) {
        return new MessageId(value);
    }

    /** A new random id. */
    public static MessageId random() {
        return new MessageId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
