package io.mneme.memory.store.mongo;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** Reads messages in order of their places. Thread-safe. */
final class MessageScan {

    /** Up to so many messages, a batch is read for each: no second round trip, and few bytes too many. */
    static final int FEW = 32;
    /** The batches read first where many messages are wanted: they tell how full batches are here. */
    private static final int SAMPLE = 4;

    private final Snapshots snapshots;
    private final TailReader tail;

    MessageScan(Snapshots snapshots, TailReader tail) {
        this.snapshots = snapshots;
        this.tail = tail;
    }

    /** Reads up to the wanted number of messages; empty if the thread does not exist. */
    List<StoredMessage> read(Call call, ThreadKey key, ScanOrder order) {
        Optional<List<StoredMessage>> newest = tail.read(call, key, order);
        if (newest.isPresent()) {
            return newest.get();
        }
        Backoff backoff = call.backoff();
        while (true) {
            Optional<List<StoredMessage>> found = read(call, key, order, new Moment());
            if (found.isPresent()) {
                return found.get();
            }
            backoff.pause();
        }
    }

    /** {@link #read} as of a moment; empty, no list at all, if the moment has passed. */
    Optional<List<StoredMessage>> read(Call call, ThreadKey key, ScanOrder order, Moment moment) {
        List<StoredMessage> found = new ArrayList<>();
        ScanOrder rest = order;
        int batches = order.wanted() <= FEW ? order.wanted() : SAMPLE;
        while (true) {
            ScanOrder now = rest;
            int most = batches;
            Optional<Snapshot> snapshot =
                    snapshots.read(call, key, generation -> Selections.next(key, generation, now, most));
            if (snapshot.isEmpty()) {
                return moment.hasBegun() ? Optional.empty() : Optional.of(List.of());
            } else if (!moment.includes(snapshot.get().head())) {
                return Optional.empty();
            }
            int before = found.size();
            add(found, snapshot.get(), order, moment.lastSequence());
            int missing = order.wanted() - found.size();
            Optional<Long> border = border(snapshot.get(), now, most);
            if (missing == 0 || border.isEmpty()) {
                return Optional.of(found);
            }
            rest = order.goOnFrom(border.get(), missing);
            batches = enough(missing, found.size() - before, batches);
        }
    }

    /** The message with an id. */
    Optional<StoredMessage> find(Call call, ThreadKey key, MessageId id, Moment moment) {
        return snapshots
                .read(call, key, generation -> Selections.message(key, generation, id.value()))
                .filter(snapshot -> moment.includes(snapshot.head()))
                .flatMap(snapshot -> {
                    List<StoredMessage> found = new ArrayList<>(1);
                    add(
                            found,
                            snapshot,
                            ScanOrder.beside(0, true, 1),
                            snapshot.head().lastSequence());
                    return found.stream().findFirst();
                });
    }

    private static void add(List<StoredMessage> found, Snapshot snapshot, ScanOrder order, long last) {
        Head head = snapshot.head();
        Set<Long> deleting = head.deletingPlaces();
        for (Document batch : snapshot.inOrder(order.ascending())) {
            List<Document> messages = batch.getList(Fields.MESSAGES, Document.class);
            for (int i = 0; i < messages.size() && found.size() < order.wanted(); i++) {
                Document message = messages.get(order.ascending() ? i : messages.size() - 1 - i);
                long place = message.getLong(Fields.PLACE);
                if (place <= last && MessagePlaces.counts(head, deleting, place)) {
                    found.add(StoredMessages.decode(head.key(), message));
                }
            }
        }
    }

    /** Where to go on; empty if there are no more batches. */
    private static Optional<Long> border(Snapshot snapshot, ScanOrder order, int most) {
        List<Document> main = snapshot.batches().stream()
                .filter(batch -> !order.ascending()
                        || order.from().isEmpty()
                        || Snapshot.start(batch) > order.from().getAsLong())
                .toList();
        if (main.size() < most) {
            return Optional.empty();
        }
        return order.ascending()
                ? main.stream().map(Snapshot::end).max(Long::compare)
                : main.stream().map(Snapshot::start).min(Long::compare);
    }

    private static int enough(int missing, int found, int batches) {
        double density = Math.max(0.5, (double) found / batches);
        return (int) Math.min(missing, Math.ceil(missing / density)) + 1;
    }
}
