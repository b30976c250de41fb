package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.store.mongo.IndexModels.Filling;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ThreadKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;

/**
 * Adds parts to the recall index: inserts the entries under a random id of the attempt, then moves the head's indexed
 * place and names the attempt. Entries of attempts that the head did not name never count. Thread-safe.
 */
final class IndexAdder {

    private final Heads heads;
    private final Moves moves;
    private final IndexModels models;

    IndexAdder(Parts parts, IndexModels models) {
        heads = parts.heads();
        moves = parts.moves();
        this.models = models;
    }

    boolean add(Call call, IndexBatch batch) {
        Backoff backoff = call.backoff();
        while (true) {
            Optional<Boolean> done = attempt(call, batch);
            if (done.isPresent()) {
                return done.get();
            }
            backoff.pause();
        }
    }

    /** Empty if something else changed the thread meanwhile. */
    private Optional<Boolean> attempt(Call call, IndexBatch batch) {
        Head head = heads.glance(call, batch.pending().thread());
        if (head.is(HeadState.MOVING)) {
            moves.resolve(call, head);
            return Optional.empty();
        }
        Optional<Filling> filling = models.find(call);
        long epoch =
                filling.map(found -> IndexModels.check(found, batch.model())).orElse(1L);
        IndexState state = head.index().in(epoch);
        if (!fits(batch, head, state)) {
            return Optional.of(false);
        } else if (filling.isEmpty() && models.decide(call, batch.model()) != epoch) {
            return Optional.empty();
        }
        Entries.settle(call, head);
        IndexPart part = part(call, head, state, batch);
        Entries.insert(call, part);
        if (commit(call, head, state.next(batch.upTo(), part))) {
            Entries.removeBefore(call, head.key(), state.run());
            return Optional.of(true);
        }
        Entries.withdraw(call, head.key(), part);
        return Optional.empty();
    }

    private static boolean fits(IndexBatch batch, Head head, IndexState state) {
        PendingThread pending = batch.pending();
        return head.is(HeadState.LIVE)
                && head.incarnation() == pending.incarnation()
                && state.indexed() == pending.indexed()
                && head.lastSequence() >= batch.upTo();
    }

    /** The entries whose messages are there. */
    private static IndexPart part(Call call, Head head, IndexState state, IndexBatch batch) {
        String writer = UUID.randomUUID().toString();
        Map<Long, Document> messages = messages(call, head, batch.pending().indexed(), batch.upTo());
        List<Document> documents = batch.entries().stream()
                .filter(entry -> messages.containsKey(entry.sequence()))
                .map(entry -> StoredEntries.encode(head.key(), state, writer, entry, messages.get(entry.sequence())))
                .toList();
        return new IndexPart(writer, documents);
    }

    /** The messages of a part that the head counts, by place: what filters ask of them. */
    private static Map<Long, Document> messages(Call call, Head head, long after, long upTo) {
        ThreadKey key = head.key();
        // A batch has at most so many places.
        Document first = Keys.batch(key, head.generation(), Math.max(0, after - Limits.MAX_ITEMS));
        Document last = Keys.batch(key, head.generation(), upTo);
        Set<Long> deleting = head.deletingPlaces();
        Map<Long, Document> found = new HashMap<>();
        for (Document batch : call.threads()
                .find(Keys.inRange(key, new Document("$gte", first).append("$lte", last)))
                .projection(new Document(Fields.ofMessage(Fields.PLACE), 1)
                        .append(Fields.ofMessage(Fields.ROLE), 1)
                        .append(Fields.ofMessage(Fields.AT), 1)
                        .append(Fields.ofMessage(Fields.SPEAKER), 1)
                        .append(Fields.ofMessage(Fields.METADATA), 1))) {
            for (Document message : batch.getList(Fields.MESSAGES, Document.class, List.of())) {
                long place = message.getLong(Fields.PLACE);
                if (place > after && place <= upTo && MessagePlaces.counts(head, deleting, place)) {
                    found.put(place, message);
                }
            }
        }
        return found;
    }

    /** The one write after which the entries count; appends may have gone on. */
    private static boolean commit(Call call, Head head, IndexState next) {
        Document appended = new Document("$gt", List.of("$" + Fields.LAST_SEQUENCE, next.indexed()));
        Document pending = new Document("$cond", List.of(appended, 0L, next.epoch()));
        Document set = next.fields().append(Fields.PENDING, pending).append(Fields.VERSION, head.version() + 1);
        return call.threads()
                        .updateOne(
                                Heads.unchanged(head).append(Fields.STATE, HeadState.LIVE.stored()),
                                List.of(new Document("$set", set)))
                        .getMatchedCount()
                == 1;
    }
}
