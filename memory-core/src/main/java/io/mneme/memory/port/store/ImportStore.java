package io.mneme.memory.port.store;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;

/**
 * Takes what another store holds, exactly as it is there. For copies between stores only: nobody else may write what is
 * being imported. Each method is atomic and durable when it returns, and changes nothing if what it brings is there
 * already, so that an interrupted copy can be started again. Thread-safe.
 */
public interface ImportStore {

    /**
     * Brings a thread to the given state (title, metadata, times, archive, {@code lastSequence}, incarnation), created
     * if need be, and puts messages at their places. Messages that are there already at the same place stay.
     *
     * @param thread its state in the source
     * @param messages up to 1,000 of its messages with ascending places, not above the thread's {@code lastSequence};
     *     places before, between and after may be empty, or be filled by other calls
     * @throws io.mneme.memory.MemoryException.Conflict if the thread here has a higher {@code lastSequence} or another
     *     incarnation, was deleted in this or a later incarnation, or a place or a message id is taken otherwise;
     *     nothing was changed
     * @throws io.mneme.memory.MemoryException.InvalidInput if there are too many messages, or places are out of order
     */
    void put(MemoryThread thread, List<StoredMessage> messages);

    /**
     * Puts versions of a working memory. Versions that are there already stay.
     *
     * @param versions 1 to 1,000 versions with ascending numbers, not below those that are here already
     * @throws io.mneme.memory.MemoryException.Conflict if one of them is here with another content, or the working
     *     memory here is ahead of the last one; nothing was changed
     * @throws io.mneme.memory.MemoryException.NotFound if the thread of a thread's working memory does not exist
     */
    void put(WorkingMemoryKey key, List<WorkingMemoryVersion> versions);
}
