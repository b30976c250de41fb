package io.mneme.memory.store.mongo;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Deletes messages. What counts is one write to the head, which says that they are gone; then they are taken out of
 * their batches. Batches stay, so that their places stay taken. Thread-safe.
 */
final class MessageRemover {

    /** Everything up to the last place of that very moment is deleted. */
    private static final List<Document> EMPTY = List.of(
            new Document(
                    "$set",
                    new Document(Fields.DELETED_UP_TO, "$" + Fields.LAST_SEQUENCE)
                            .append(Fields.COUNT, 0L)
                            .append(Fields.VERSION, new Document("$add", List.of("$" + Fields.VERSION, 1L)))
                            .append(Fields.OPEN, Unfinished.SWEEP)
                            .append(Fields.INDEX_ENTRIES, 0L)
                            .append(Fields.INDEX_TERMS, 0L)
                            .append(Fields.INDEX_RUN, nextIndexRun())),
            new Document("$unset", List.of(Fields.DELETING, Fields.INDEX_WRITER)));

    private static Document nextIndexRun() {
        return new Document("$add", List.of(new Document("$ifNull", List.of("$" + Fields.INDEX_RUN, 0L)), 1L));
    }

    private final Parts parts;

    MessageRemover(Parts parts) {
        this.parts = parts;
    }

    int delete(Call call, ThreadKey key, Set<MessageId> ids) {
        Backoff backoff = call.backoff();
        while (true) {
            Head head = parts.heads().glance(call, key);
            if (head.is(HeadState.MOVING)) {
                parts.moves().resolve(call, head);
            } else if (!head.is(HeadState.LIVE)) {
                return 0;
            } else if (!head.deleting().isEmpty()) {
                parts.sweeper().sweep(call, head);
            } else {
                List<Document> going = going(call, head, ids);
                if (going.isEmpty() || commit(call, head, going)) {
                    return going.size();
                }
            }
            backoff.pause();
        }
    }

    private List<Document> going(Call call, Head head, Set<MessageId> ids) {
        return parts.places().find(call, head, ids).values().stream()
                .filter(found -> MessagePlaces.counts(head, Set.of(), found.place()))
                .map(found -> new Document(Fields.START, found.batch().start()).append(Fields.PLACE, found.place()))
                .toList();
    }

    private boolean commit(Call call, Head head, List<Document> going) {
        HeadChange change = Entries.without(call, head, going)
                .set(Fields.DELETING, going)
                .set(Fields.OPEN, Unfinished.SWEEP)
                .increase(Fields.COUNT, -going.size());
        return parts.heads()
                .changed(call, head, change)
                .map(after -> {
                    parts.sweeper().sweepLater(call, after);
                    return true;
                })
                .orElse(false);
    }

    long deleteAll(Call call, ThreadKey key) {
        Backoff backoff = call.backoff();
        while (true) {
            Document before = call.threads()
                    .findOneAndUpdate(
                            Keys.isHead(key)
                                    .append(Fields.STATE, HeadState.LIVE.stored())
                                    .append(Fields.IMPORTING, null),
                            EMPTY,
                            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE));
            Head head = parts.heads().glance(call, key);
            if (before != null) {
                parts.sweeper().sweepLater(call, head);
                return before.getLong(Fields.COUNT);
            } else if (head.importing().isPresent()) {
                parts.sweeper().sweep(call, head);
            } else if (head.is(HeadState.MOVING)) {
                parts.moves().resolve(call, head);
            } else if (!head.is(HeadState.LIVE)) {
                return 0;
            }
            backoff.pause();
        }
    }
}
