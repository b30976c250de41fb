package io.mneme.memory.port.store;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of a store. Each method is atomic. Thread-safe. For a thread that does not exist, reads are empty; so is
 * the answer for somebody else's thread.
 */
public interface MessageStore {

    /**
     * Appends messages in order, all or none, and makes them durable. Creates the thread if it never existed and the
     * condition allows it. A message whose id is in the thread already is left as it is and reported as not added; if
     * all are, nothing changes, the thread's times included, and the condition is not checked: a retry succeeds. A
     * message that was deleted is not there: its id may be appended again, at a new place. New messages get consecutive
     * places after the thread's {@code lastSequence}, and {@code updatedAt} becomes the later of itself and
     * {@link Append#at}.
     *
     * @throws io.mneme.memory.MemoryException.NotFound if the thread was deleted, or the condition names an incarnation
     *     that is not the present one
     * @throws io.mneme.memory.MemoryException.Conflict if the condition expects another last place
     */
    AppendResult append(Append append);

    /** One page of a thread's messages, by place. */
    Page<StoredMessage> list(ThreadKey thread, MessageQuery query);

    /** The message, or empty. */
    Optional<StoredMessage> find(ThreadKey thread, MessageId id);

    /**
     * A message and its neighbours, oldest first: up to {@code before} messages right before it, itself, up to
     * {@code after} right after it. Empty if there is no such message.
     *
     * @param before 0 to 1,000
     * @param after 0 to 1,000
     */
    List<StoredMessage> neighbours(ThreadKey thread, MessageId id, int before, int after);

    /** Number of messages in the thread; 0 if it does not exist. */
    long count(ThreadKey thread);

    /**
     * Deletes messages with everything made from them; ids that are not there are ignored. The places of the others,
     * and {@code lastSequence}, stay.
     *
     * @param ids 1 to 1,000 ids
     * @return how many were deleted
     */
    int delete(ThreadKey thread, Set<MessageId> ids);

    /** Deletes all messages of the thread, which stays as {@link #delete} leaves it; returns how many. */
    long deleteAll(ThreadKey thread);
}
