package io.mneme.memory.port.store;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Optional;

/**
 * Takes what another store holds, exactly as it is there, and lists what only such a copy needs. For copies between
 * stores only: nobody else may write what is being imported. Each method is atomic and durable when it returns, and
 * changes nothing if what it brings is there already, so that an interrupted copy can be started again. Thread-safe.
 */
public interface ImportStore {

    /**
     * Brings a thread to the given state (title, metadata, times, archive, {@code lastSequence}, incarnation), created
     * if need be, and puts messages at their places. A message is known by its id: one that is there already at the
     * same place stays as it is. If a message comes to a place that the recall index has passed, the thread's entries
     * go and the whole thread is pending again.
     *
     * @param thread its state in the source
     * @param messages up to 1,000 of its messages with ascending places, from 1 to the thread's {@code lastSequence},
     *     each id once; may be empty; places before, between and after may be empty, or be filled by other calls
     * @throws io.mneme.memory.MemoryException.Conflict if the thread here has a higher {@code lastSequence} or another
     *     incarnation, was deleted or moved away in this or a later incarnation, or a place or a message id is taken
     *     otherwise; nothing was changed
     * @throws io.mneme.memory.MemoryException.InvalidInput if there are too many messages, places are out of order or
     *     range, or an id is there twice; looked at first
     */
    void put(MemoryThread thread, List<StoredMessage> messages);

    /**
     * Puts versions of a working memory. Versions that are there already stay. The thread itself does not change; the
     * owner's own needs no thread.
     *
     * @param versions 1 to 1,000 versions with ascending numbers from 1, gaps allowed
     * @throws io.mneme.memory.MemoryException.InvalidInput if their number or order is another; looked at first
     * @throws io.mneme.memory.MemoryException.NotFound if the thread of a thread's working memory does not exist
     * @throws io.mneme.memory.MemoryException.Conflict if one of the numbers is here with another content, time, author
     *     or turn, or the newest version here is above the last one given; nothing was changed
     */
    void put(WorkingMemoryKey key, List<WorkingMemoryVersion> versions);

    /**
     * Threads of all owners that were deleted, or moved to another owner, and not created again; owners without any
     * thread too. Ordered by owner, then by thread, see {@link DeletedThread#ORDER}; what is deleted or created between
     * two calls may be there or not.
     *
     * @param after the key after which to go on, which need not be listed itself; empty for the beginning
     * @param limit most threads to return, 1 to 1,000; fewer are returned only where the list ends
     * @return empty if there are no more
     * @throws io.mneme.memory.MemoryException.InvalidInput if the limit is another; looked at first
     */
    List<DeletedThread> deleted(Optional<ThreadKey> after, int limit);

    /**
     * Makes ids count as deleted in the given incarnation, as if the threads had lived and been deleted here: appends
     * fail, and a creation starts the incarnation after it. An id that was deleted here in an earlier incarnation is
     * brought to the given one; one that was deleted in the same incarnation stays, with the time it has here.
     *
     * <p>What does not fit is looked for before anything is changed. Where a database has no transactions, each id is
     * put by itself, so a call that ends with {@code Unavailable} may have put some of them; putting them again is
     * safe.
     *
     * @param deleted 1 to 1,000, in any order, each key once
     * @throws io.mneme.memory.MemoryException.InvalidInput if their number is another, or a key is there twice; looked
     *     at first
     * @throws io.mneme.memory.MemoryException.Conflict if one of the ids has a thread here, or was deleted here in a
     *     later incarnation; nothing was changed
     */
    void putDeleted(List<DeletedThread> deleted);
}
