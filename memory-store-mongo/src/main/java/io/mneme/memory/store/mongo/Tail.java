package io.mneme.memory.store.mongo;

import io.mneme.memory.message.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * The batches below a head, from the newest on, as they are read; they may be read after it, in more than one go. They
 * are of the head's moment if they follow each other without a gap, and none lacks messages that the head still has.
 * Used by one thread.
 */
final class Tail {

    private final Head head;
    private final ScanOrder order;
    private final int slice;
    private final Set<Long> deleting;
    private final List<StoredMessage> messages = new ArrayList<>();
    private int batches;
    /** Where the next batch must end or, for the first one below a cursor, may at least. */
    private long nextEnd;

    /** @param slice how many of each batch's last messages are read at most */
    Tail(Head head, ScanOrder order, int slice) {
        this.head = head;
        this.order = order;
        this.slice = slice;
        deleting = head.deletingPlaces();
        nextEnd = Math.min(head.lastSequence(), order.from().orElse(Long.MAX_VALUE) - 1);
    }

    /** Adds what the head counts of the next batches, backwards; false if they are not surely of its moment. */
    boolean add(List<Document> next) {
        for (Document batch : next) {
            boolean counts = batch.getLong(Fields.GENERATION) == head.generation()
                    && Snapshot.start(batch) <= head.lastSequence()
                    && Snapshot.end(batch) > head.deletedUpTo();
            if (counts && !isComplete() && !add(batch)) {
                return false;
            }
        }
        return true;
    }

    private boolean add(Document batch) {
        List<Document> stored = batch.getList(Fields.MESSAGES, Document.class);
        long end = Snapshot.end(batch);
        boolean first = end >= nextEnd && batches == 0;
        Long removedAt = batch.getLong(Fields.REMOVED_AT);
        if (!first && end != nextEnd || removedAt != null && removedAt > head.version()) {
            return false;
        }
        for (int i = stored.size() - 1; i >= 0 && missing() > 0; i--) {
            long place = stored.get(i).getLong(Fields.PLACE);
            if (place <= nextEnd && MessagePlaces.counts(head, deleting, place)) {
                messages.add(StoredMessages.decode(head.key(), stored.get(i)));
            }
        }
        batches++;
        nextEnd = Snapshot.start(batch) - 1;
        // Else more of them may have been cut off.
        return missing() == 0 || stored.size() < slice;
    }

    /** Whether these are all that are wanted, or all that there are. */
    boolean isComplete() {
        return missing() == 0 || nextEnd <= head.deletedUpTo();
    }

    /** How many are still wanted. */
    int missing() {
        return order.wanted() - messages.size();
    }

    /** Newest first. */
    List<StoredMessage> messages() {
        return messages;
    }

    /** Messages in each batch, on average; 0 if there are none. */
    double fill() {
        return batches == 0 ? 0 : (double) messages.size() / batches;
    }
}
