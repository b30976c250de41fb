package io.mneme.memory.port.store;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.Comparator;

/**
 * What stays of a thread that was deleted, or moved to another owner: its id, so that a late write cannot bring it
 * back. Immutable and thread-safe.
 *
 * @param key owner and id
 * @param incarnation the one that was deleted, from 1; a later creation of the id gets the next one
 * @param deletedAt when it was deleted or moved away, microseconds
 */
public record DeletedThread(ThreadKey key, long incarnation, Instant deletedAt) {

    /** The order in which they are listed: by owner, then by id, both by code point. */
    public static final Comparator<ThreadKey> ORDER =
            Comparator.comparing(ThreadKey::resource).thenComparing(ThreadKey::thread);

    /**
     * @throws InvalidInput if a value is missing, the incarnation is below 1, or the time lies outside years 1 to 9999
     */
    public DeletedThread {
        if (key == null) {
            throw new InvalidInput("the key of a deleted thread must not be null");
        }
        if (incarnation < 1) {
            throw new InvalidInput("incarnations begin with 1, not with " + incarnation);
        }
        deletedAt = Instants.micros("time of the deletion", deletedAt);
    }
}
