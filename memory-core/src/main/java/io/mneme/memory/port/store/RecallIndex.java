package io.mneme.memory.port.store;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words and vectors of a store's messages. An entry belongs to its message: it goes with it in the same step when
 * the message or the thread is deleted, and moves with a transferred thread; a clone starts without entries, as
 * pending. What an owner has costs nobody else's search anything. Each method is atomic, except {@link #reset}.
 * Thread-safe.
 *
 * <p>The outbox is the store itself: each thread remembers up to which place it is indexed, so nothing that was
 * appended can be forgotten, whoever crashes when.
 */
public interface RecallIndex {

    /** What fills the index; empty as long as nothing was indexed. */
    Optional<IndexedModel> model();

    /**
     * Threads that have messages beyond their indexed place, in an order of the store's own. Deleted threads are not
     * among them. For the indexer only.
     *
     * @param limit most threads, 1 to 1,000
     */
    List<PendingThread> pending(int limit);

    /** Number of threads that {@link #pending} would list without a limit. */
    long countPending();

    /** What {@link #pending} says of one thread; empty if all of it is indexed or it does not exist. */
    Optional<PendingThread> pending(ThreadKey thread);

    /**
     * Adds the next part of a thread, durably: its entries, and the place up to which it is indexed now. Entries of
     * messages that were deleted meanwhile are left out. The first batch of an empty index decides its model.
     *
     * @return false if somebody else was faster or the thread is another one now: it was deleted, created anew, or is
     *     indexed up to another place than the batch says; nothing was changed
     * @throws io.mneme.memory.MemoryException.Misconfigured if the index is filled by another model; nothing was
     *     changed
     */
    boolean add(IndexBatch batch);

    /** Looks for entries of one owner. For an owner without entries the answer is empty. */
    RecallMatches search(RecallSearch search);

    /**
     * Reads messages and their neighbours in one go.
     *
     * @param places up to 1,000 places; those without a message are left out, with their neighbours
     * @param before how many messages right before each, 0 to 1,000
     * @param after how many messages right after each, 0 to 1,000
     * @return for each thread its messages, each once, by place
     */
    Map<ThreadId, List<StoredMessage>> read(ResourceId owner, List<Place> places, int before, int after);

    /**
     * Empties the index for another model: afterwards every thread with messages is pending. If it is interrupted, call
     * it again; until it returns, {@link #add} may refuse.
     */
    void reset(IndexedModel model);

    /** What a person should know of this index, in one line: how it searches, and what the server lacks. */
    String description();
}
