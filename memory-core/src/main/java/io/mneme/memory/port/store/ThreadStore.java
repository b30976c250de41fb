package io.mneme.memory.port.store;

import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.Optional;

/**
 * The threads of a store. Each method is atomic and durable when it returns. Thread-safe. A deleted thread is gone for
 * every method; only its id is remembered, so that a late write cannot bring it back.
 */
public interface ThreadStore {

    /**
     * Creates a thread, also one that was deleted (its {@code incarnation} is then one higher).
     *
     * @return the thread as stored
     * @throws io.mneme.memory.MemoryException.Conflict if it exists
     */
    MemoryThread create(NewThread thread);

    /** The thread, or empty if it does not exist under this owner. */
    Optional<MemoryThread> find(ThreadKey key);

    /** One page of the owner's threads; empty for an unknown owner. Ties in time are broken by id. */
    Page<MemoryThread> list(ResourceId owner, ThreadQuery query);

    /**
     * Changes a thread: {@link ThreadUpdate#apply} on its present state, atomically.
     *
     * @param at the time of the change
     * @return the thread after the change
     * @throws io.mneme.memory.MemoryException.NotFound if it does not exist under this owner
     */
    MemoryThread update(ThreadKey key, ThreadUpdate change, Instant at);

    /**
     * Deletes a thread with everything that belongs to it. From then on an append to it fails, until it is created
     * again.
     *
     * @param at the time of the deletion
     * @return whether there was such a thread; false changes nothing
     */
    boolean delete(ThreadKey key, Instant at);

    /**
     * Copies a thread with its messages.
     *
     * @return the copy; its {@code lastSequence} is the number of messages copied
     * @throws io.mneme.memory.MemoryException.NotFound if the source or a selected message does not exist; the source
     *     is looked at first, a message last
     * @throws io.mneme.memory.MemoryException.Conflict if the target exists
     */
    MemoryThread copy(CloneThread order);

    /**
     * Moves a thread with everything that belongs to it to another owner; places, ids and times stay, except
     * {@code updatedAt}. The old owner's id counts as deleted, the new one starts a new incarnation. Moving to the same
     * owner changes nothing. For the admin door only.
     *
     * @return the thread under its new owner
     * @throws io.mneme.memory.MemoryException.NotFound if it does not exist under {@code from}; looked at first
     * @throws io.mneme.memory.MemoryException.Conflict if the new owner has a thread of that id
     */
    MemoryThread transfer(ThreadKey from, ResourceId to, Instant at);
}
