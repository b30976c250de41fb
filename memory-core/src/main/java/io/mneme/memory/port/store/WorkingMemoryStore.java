package io.mneme.memory.port.store;

import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Optional;

/**
 * The working memories of a store, with their newest versions. Each method is atomic and durable when it returns.
 * Thread-safe. A thread's working memory belongs to the thread: it goes when the thread is deleted, moves when it is
 * transferred, and a clone, whichever messages it takes, starts with version 1 of the newest content, time, author and
 * turn, if there is one. Deleting messages leaves it alone. The owner's own needs no thread and stays when the threads
 * go. Somebody else's is as if it did not exist.
 */
public interface WorkingMemoryStore {

    /** The newest version; empty if there is none. One round trip. */
    Optional<WorkingMemoryVersion> find(WorkingMemoryKey key);

    /**
     * Writes the next version if nobody else has, and removes every version whose number is lower than the new one's by
     * {@link WorkingMemoryWrite#keep} or more. The working memory of a thread that never existed creates it, empty, at
     * the time of the version; the times of an existing thread do not change.
     *
     * @throws io.mneme.memory.MemoryException.NotFound if the thread was deleted; looked at first
     * @throws io.mneme.memory.MemoryException.Conflict if the newest version is not the one before (no version counts
     *     as 0); nothing was changed, and no thread was created
     */
    void write(WorkingMemoryWrite write);

    /**
     * Versions, newest first.
     *
     * @param before only versions with a lower number; {@link Long#MAX_VALUE} for all
     * @param limit most versions, 1 to 1,000
     * @throws io.mneme.memory.MemoryException.InvalidInput if the limit is another
     */
    List<WorkingMemoryVersion> history(WorkingMemoryKey key, long before, int limit);

    /** Removes all versions; the next one is 1. Returns whether there was any. */
    boolean delete(WorkingMemoryKey key);

    /**
     * One page of the owners that have a working memory of their own, in order of their ids. For the admin door only.
     */
    Page<ResourceId> owners(ResourceQuery query);
}
