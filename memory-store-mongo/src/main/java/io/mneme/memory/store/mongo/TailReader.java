package io.mneme.memory.store.mongo;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;

/**
 * Reads the newest messages as every turn does: with one range of {@code _id}, backwards from the head. How many
 * batches that takes, the last read of the thread tells; where that was too few, a second range brings the rest. If
 * they are not surely those of one moment (see {@link Tail}), it says nothing, and {@link Snapshots} read. Thread-safe.
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
        Optional<Hints.Hint> hint = hints.of(key);
        boolean simple = !order.ascending() && order.conditions().isEmpty() && order.wanted() <= MessageScan.FEW;
        if (!simple || !isNearEnd(hint, order.from())) {
            return Optional.empty();
        }
        int most = 1 + hint.map(known -> known.batches(order.wanted())).orElse(order.wanted());
        List<Document> found = find(call, key, order, Keys.head(key), most);
        Head head = Head.of(key, found.isEmpty() || !found.get(0).containsKey(Fields.STATE) ? null : found.get(0));
        if (head.is(HeadState.ABSENT)) {
            return Optional.of(List.of());
        } else if (!head.is(HeadState.LIVE)) {
            return Optional.empty();
        }
        Tail tail = new Tail(head, order, slice(order));
        boolean sure = tail.add(found.subList(1, found.size()));
        if (sure && !tail.isComplete() && found.size() == most) {
            sure = tail.add(find(call, key, order, below(key, found.get(most - 1)), tail.missing()));
        }
        hints.seen(head, tail.fill());
        return sure && tail.isComplete() ? Optional.of(tail.messages()) : Optional.empty();
    }

    private static boolean isNearEnd(Optional<Hints.Hint> hint, OptionalLong from) {
        return from.isEmpty()
                || hint.filter(known -> known.lastSequence() - from.getAsLong() < NEAR)
                        .isPresent();
    }

    /** What is at {@code last} and before it, backwards. */
    private static List<Document> find(Call call, ThreadKey key, ScanOrder order, Document last, int most) {
        Document range = Keys.inRange(key, new Document("$gte", Keys.batch(key, 0, 0)).append("$lte", last));
        order.from().ifPresent(place -> range.append(Fields.ID + "." + Fields.START, new Document("$lt", place)));
        return call.threads()
                .find(range)
                .projection(new Document(Fields.TITLE, 0)
                        .append(Fields.METADATA, 0)
                        .append(Fields.MESSAGES, new Document("$slice", -slice(order))))
                .sort(new Document(Fields.ID, -1))
                .limit(most)
                .into(new ArrayList<>(most));
    }

    private static Document below(ThreadKey key, Document batch) {
        long generation = batch.get(Fields.ID, Document.class).getLong(Fields.GENERATION);
        return Keys.batch(key, generation, Snapshot.start(batch) - 1);
    }

    private static int slice(ScanOrder order) {
        return order.wanted() + NEAR;
    }
}
