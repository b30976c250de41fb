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
 * the message or the thread is deleted, and moves with a transferred thread, which keeps its indexed place; a clone and
 * an imported thread start without entries, as pending. What an owner has costs nobody else's search anything. Each
 * method is atomic, except {@link #reset}. Thread-safe.
 *
 * <p>The outbox is the store itself: each thread remembers up to which place it is indexed, so nothing that was
 * appended can be forgotten, whoever crashes when.
 */
public interface RecallIndex {

    /** What fills the index: the model of the first batch or of the last {@link #reset}; empty before. */
    Optional<IndexedModel> model();

    /**
     * Threads whose {@code lastSequence} lies beyond their indexed place, in an order of the store's own, whether or
     * not the messages there are still to be found. Deleted threads are not among them. For the indexer only.
     *
     * @param limit most threads, 1 to 1,000
     * @throws io.mneme.memory.MemoryException.InvalidInput if the limit is another
     */
    List<PendingThread> pending(int limit);

    /** Number of threads that {@link #pending(int)} would list without a limit. */
    long countPending();

    /**
     * One owner's threads of those that {@link #pending(int)} lists, in an order of the store's own. What others have
     * costs nothing.
     *
     * @param limit most threads, 1 to 1,000
     * @throws io.mneme.memory.MemoryException.InvalidInput if the limit is another
     */
    List<PendingThread> pending(ResourceId owner, int limit);

    /** Number of threads that {@link #pending(ResourceId, int)} would list without a limit. */
    long countPending(ResourceId owner);

    /** What {@link #pending(int)} says of one thread; empty if all of it is indexed or it does not exist. */
    Optional<PendingThread> pending(ThreadKey thread);

    /**
     * Adds the next part of a thread, durably: its entries, and the place up to which it is indexed now. Entries of
     * places without a message, as of messages that were deleted meanwhile, are left out. The first batch that is added
     * decides the index's model, even one without entries. The thread and its times do not change.
     *
     * @return false if somebody else was faster or the thread is another one now: it was deleted, moved, created anew,
     *     is indexed up to another place than the batch says, or ends before {@link IndexBatch#upTo}; nothing was
     *     changed
     * @throws io.mneme.memory.MemoryException.Misconfigured if the index is filled by another model; looked at first;
     *     nothing was changed
     */
    boolean add(IndexBatch batch);

    /**
     * Looks for entries of one owner. For an owner without entries the answer is empty. A vector of another length than
     * the index's finds nothing by meaning.
     */
    RecallMatches search(RecallSearch search);

    /**
     * Reads messages and their neighbours in one go.
     *
     * @param places up to 1,000 places, in any order, also twice; those without a message are left out, with their
     *     neighbours. Neighbours are messages, however far their places lie apart
     * @param before how many messages right before each, 0 to 1,000
     * @param after how many messages right after each, 0 to 1,000
     * @return for each thread with messages to show these, each once, by place
     * @throws io.mneme.memory.MemoryException.InvalidInput if a number is out of range
     */
    Map<ThreadId, List<StoredMessage>> read(ResourceId owner, List<Place> places, int before, int after);

    /**
     * Empties the index for a model, also for the same: afterwards every thread whose {@code lastSequence} is above 0
     * is pending, and only this model's batches are added. If it is interrupted, call it again; until it returns,
     * {@link #add} may refuse.
     */
    void reset(IndexedModel model);

    /** What a person should know of this index, in one line: how it searches, and what the server lacks. */
    String description();
}
