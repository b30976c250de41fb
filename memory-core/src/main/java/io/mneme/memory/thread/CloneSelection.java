package io.mneme.memory.thread;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.MessageId;
import java.time.Instant;
import java.util.Set;

/** Which messages a clone gets; always in the order of the source. Immutable and thread-safe. */
public sealed interface CloneSelection {

    /** All messages. */
    record All() implements CloneSelection {}

    /**
     * The newest messages.
     *
     * @param count how many, 1 or more
     */
    record Last(int count) implements CloneSelection {
        public Last {
            if (count < 1) {
                throw new InvalidInput("a clone takes the last 1 or more messages, not " + count);
            }
        }
    }

    /**
     * Messages created in a range of time.
     *
     * @param since from this time on
     * @param until before this time
     */
    record Between(Instant since, Instant until) implements CloneSelection {
        public Between {
            since = Instants.micros("since", since);
            until = Instants.micros("until", until);
        }
    }

    /**
     * Messages by id; an id that is not in the thread fails the clone.
     *
     * @param ids 1 to 1,000 ids
     */
    record Messages(Set<MessageId> ids) implements CloneSelection {
        public Messages {
            Limits.check("number of message ids", ids.size());
            ids = Set.copyOf(ids);
        }
    }
}
