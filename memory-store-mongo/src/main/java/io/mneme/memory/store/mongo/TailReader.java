package io.mneme.memory.store.mongo;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.Document;

/**
 * Reads the newest messages as every turn does: with one range of {@code _id}, backwards from the head. What it read is
 * of one moment if the batches follow each other without a gap, back to where they may end, and none lacks messages
 * that the head still has; else it says nothing, and {@link Snapshots} read. Thread-safe.
 */
final class TailReader {

    /** A cursor so near to the end is found by going back from the head. */
    private static final int NEAR = 64;

    private final Hints hints;

    TailReader(Hints hints) {
        this.hints = hints;
    }

    /** The messages; empty, no list at all, if this is not the way to read them. */
    Optional<List<StoredMessage>> read(Call call, ThreadKey key, ScanOrder order) {
        boolean simple = !order.ascending() && order.conditions().isEmpty() && order.wanted() <= MessageScan.FEW;
        if (!simple || !isNearEnd(key, order.from())) {
            return Optional.empty();
        }
        int slice = order.wanted() + NEAR;
        List<Document> found = call.threads()
                .find(range(key, order.from()))
                .projection(new Document(Fields.TITLE, 0)
                        .append(Fields.METADATA, 0)
                        .append(Fields.MESSAGES, new Document("$slice", -slice)))
                .sort(new Document(Fields.ID, -1))
                .limit(order.wanted() + 1)
                .into(new ArrayList<>());
        Head head = Head.of(key, found.isEmpty() || !found.get(0).containsKey(Fields.STATE) ? null : found.get(0));
        if (head.is(HeadState.ABSENT)) {
            return Optional.of(List.of());
        }
        hints.seen(head);
        return head.is(HeadState.LIVE) ? collect(head, order, slice, found.subList(1, found.size())) : Optional.empty();
    }

    /**
     * The messages that are wanted of batches as they were read.
     *
     * @param slice how many of each batch's last messages were read at most
     * @param batches backwards, at most as many as messages are wanted
     * @return empty, no list at all, if the batches are not surely of the head's moment, or not enough
     */
    static Optional<List<StoredMessage>> collect(Head head, ScanOrder order, int slice, List<Document> batches) {
        return new Tail(head, order, slice).collect(batches);
    }

    private boolean isNearEnd(ThreadKey key, OptionalLong from) {
        return from.isEmpty()
                || hints.of(key)
                        .filter(hint -> hint.lastSequence() - from.getAsLong() < NEAR)
                        .isPresent();
    }

    private static Document range(ThreadKey key, OptionalLong from) {
        Document range = Keys.inRange(key, new Document("$gte", Keys.batch(key, 0, 0)).append("$lte", Keys.head(key)));
        from.ifPresent(place -> range.append(Fields.ID + "." + Fields.START, new Document("$lt", place)));
        return range;
    }

    /** The batches below a head, from the newest on. */
    private static final class Tail {
        private final Head head;
        private final ScanOrder order;
        private final int slice;
        private final Set<Long> deleting;
        /** Where the next batch must end or, for the first one below a cursor, may at least. */
        private long nextEnd;

        private final List<StoredMessage> messages = new ArrayList<>();

        Tail(Head head, ScanOrder order, int slice) {
            this.head = head;
            this.order = order;
            this.slice = slice;
            deleting = head.deletingPlaces();
            nextEnd = Math.min(head.lastSequence(), order.from().orElse(Long.MAX_VALUE) - 1);
        }

        Optional<List<StoredMessage>> collect(List<Document> batches) {
            for (Document batch : batches) {
                boolean counts = batch.getLong(Fields.GENERATION) == head.generation()
                        && Snapshot.start(batch) <= head.lastSequence()
                        && Snapshot.end(batch) > head.deletedUpTo();
                if (counts && !add(batch)) {
                    return Optional.empty();
                } else if (messages.size() == order.wanted()) {
                    return Optional.of(messages);
                }
            }
            boolean all = batches.size() < order.wanted() && nextEnd <= head.deletedUpTo();
            return all ? Optional.of(messages) : Optional.empty();
        }

        private boolean add(Document batch) {
            List<Document> stored = batch.getList(Fields.MESSAGES, Document.class);
            long end = Snapshot.end(batch);
            boolean first = end >= nextEnd && messages.isEmpty();
            Long removedAt = batch.getLong(Fields.REMOVED_AT);
            boolean cut = end > nextEnd && stored.size() == slice;
            if (!first && end != nextEnd || cut || removedAt != null && removedAt > head.version()) {
                return false;
            }
            for (int i = stored.size() - 1; i >= 0 && messages.size() < order.wanted(); i--) {
                long place = stored.get(i).getLong(Fields.PLACE);
                if (place <= nextEnd && MessagePlaces.counts(head, deleting, place)) {
                    messages.add(StoredMessages.decode(head.key(), stored.get(i)));
                }
            }
            nextEnd = Snapshot.start(batch) - 1;
            return true;
        }
    }
}
