package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.store.mongo.Claims.Claim;
import io.mneme.memory.store.mongo.MessagePlaces.Found;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * Takes threads as they are elsewhere. A thread that is not here is built under a claim, as a copy is. Into one that is
 * here, messages are put while the head says that they do not count: it names their places as it does those of messages
 * being deleted, so that an import that crashed is cleared away like these. Thread-safe.
 */
final class ThreadImporter {

    private final Heads heads;
    private final Claims claims;
    private final Moves moves;
    private final MessagePlaces places;
    private final Sweeper sweeper;
    private final Hints hints;

    ThreadImporter(Parts parts) {
        heads = parts.heads();
        claims = parts.claims();
        moves = parts.moves();
        places = parts.places();
        sweeper = parts.sweeper();
        hints = parts.hints();
    }

    void put(Call call, MemoryThread thread, List<StoredMessage> messages) {
        Backoff backoff = call.backoff();
        while (!attempt(call, thread, messages)) {
            backoff.pause();
        }
        hints.forget(thread.key());
    }

    /** False if something else changed the thread, and all needs a new look. */
    private boolean attempt(Call call, MemoryThread thread, List<StoredMessage> messages) {
        Head head = heads.read(call, thread.key());
        if (head.is(HeadState.MOVING)) {
            moves.resolve(call, head);
            return false;
        } else if (!head.is(HeadState.LIVE)) {
            if (head.incarnation() >= thread.incarnation()) {
                throw new Conflict(thread.key(), "it was deleted here");
            }
            return build(call, head, thread, messages);
        } else if (head.incarnation() != thread.incarnation() || head.lastSequence() > thread.lastSequence()) {
            throw new Conflict(thread.key(), "it is another thread here, or further");
        } else if (head.unswept()) {
            sweeper.sweep(call, head);
            return false;
        }
        List<StoredMessage> missing = missing(call, head, messages);
        if (missing.isEmpty() && head.thread().equals(thread)) {
            return true;
        }
        removeUncovered(call, head);
        return missing.isEmpty() ? bring(call, head, thread) : add(call, head, thread, missing);
    }

    private boolean build(Call call, Head free, MemoryThread thread, List<StoredMessage> messages) {
        Optional<Claim> claimed = claims.claim(call, free);
        claimed.ifPresent(claim -> {
            List<Document> batches = ImportedRun.of(thread.key(), claim.generation(), messages).stream()
                    .map(run -> run.whole(claim.id()))
                    .toList();
            if (!batches.isEmpty()) {
                call.threads().insertMany(batches);
            }
        });
        return claimed.filter(claim -> claims.commit(
                        call,
                        claim,
                        Claims.begin(claim, thread)
                                .set(Fields.COUNT, (long) messages.size())
                                .set(Fields.PENDING, pending(thread))))
                .isPresent();
    }

    private static Long pending(MemoryThread thread) {
        return thread.lastSequence() > 0 ? 0L : null;
    }

    /** Those that are not here. Throws if the place or the id of one is taken otherwise. */
    private List<StoredMessage> missing(Call call, Head head, List<StoredMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Map<MessageId, Found> here =
                places.find(call, head, messages.stream().map(StoredMessage::id).toList());
        Set<Long> taken = taken(call, head, messages);
        List<StoredMessage> missing = new ArrayList<>();
        for (StoredMessage message : messages) {
            Found found = here.get(message.id());
            boolean counts = found != null && found.place() <= head.lastSequence();
            if (counts && found.place() != message.sequence() || !counts && taken.contains(message.sequence())) {
                throw new Conflict(head.key(), "place " + message.sequence() + " or its message id is taken");
            } else if (!counts) {
                missing.add(message);
            }
        }
        return missing;
    }

    /** Places in batches that still have a message, or had one that was deleted here. */
    private static Set<Long> taken(Call call, Head head, List<StoredMessage> messages) {
        Set<Long> taken = new HashSet<>();
        messages.stream()
                .map(StoredMessage::sequence)
                .filter(place -> place <= head.deletedUpTo())
                .forEach(taken::add);
        long first = messages.get(0).sequence();
        long last = Math.min(messages.get(messages.size() - 1).sequence(), head.lastSequence());
        // A batch has at most so many places.
        Document range = new Document(
                        "$gte", Keys.batch(head.key(), head.generation(), Math.max(0, first - Limits.MAX_ITEMS)))
                .append("$lte", Keys.batch(head.key(), head.generation(), last));
        Document notEmpty = new Document(Fields.MESSAGES, new Document("$ne", List.of()));
        notEmpty.putAll(Keys.inRange(head.key(), range));
        for (Document batch : call.threads().find(notEmpty).projection(new Document(Fields.SIZE, 1))) {
            LongStream.rangeClosed(Snapshot.start(batch), Snapshot.end(batch)).forEach(taken::add);
        }
        return taken;
    }

    /** Only brings the thread to its state. */
    private boolean bring(Call call, Head head, MemoryThread thread) {
        return call.threads()
                        .updateOne(
                                Heads.unchanged(head).append(Fields.LAST_SEQUENCE, head.lastSequence()),
                                state(head, thread, head.index().indexed()).build())
                        .getMatchedCount()
                == 1;
    }

    private static HeadChange state(Head head, MemoryThread thread, long lowestNew) {
        HeadChange change = new HeadChange()
                .described(thread)
                .set(Fields.CREATED_AT, Instants.toEpochMicros(thread.createdAt()))
                .set(Fields.UPDATED_AT, Instants.toEpochMicros(thread.updatedAt()))
                .set(Fields.LAST_SEQUENCE, thread.lastSequence());
        if (lowestNew < head.index().indexed()) {
            // The indexer has passed these places and would never come back.
            return IndexState.drop(change).set(Fields.PENDING, 0L);
        }
        return thread.lastSequence() > head.lastSequence() ? change.set(Fields.PENDING, 0L) : change;
    }

    /** Appends that died before they counted must not come to count now. */
    private static void removeUncovered(Call call, Head head) {
        Document range = new Document("$gt", Keys.batch(head.key(), head.generation(), head.lastSequence()))
                .append("$lte", Keys.batch(head.key(), head.generation(), Long.MAX_VALUE));
        call.threads().deleteMany(Keys.inRange(head.key(), range).append(Fields.ADOPTED, null));
    }

    private boolean add(Call call, Head head, MemoryThread thread, List<StoredMessage> missing) {
        List<ImportedRun> runs = ImportedRun.of(thread.key(), head.generation(), missing);
        String writer = UUID.randomUUID().toString();
        if (!runs.stream().allMatch(run -> run.reserve(call, writer))) {
            return false;
        }
        HeadChange hide = new HeadChange()
                .set(
                        Fields.DELETING,
                        runs.stream().flatMap(run -> run.places().stream()).toList())
                .set(Fields.IMPORTING, writer)
                .set(Fields.OPEN, Unfinished.SWEEP);
        Optional<Head> hidden = heads.changed(call, head, hide);
        if (hidden.isEmpty() || !runs.stream().allMatch(run -> run.fill(call, writer))) {
            return false;
        }
        HeadChange show = state(hidden.get(), thread, missing.get(0).sequence() - 1)
                .without(Fields.DELETING, Fields.IMPORTING, Fields.OPEN)
                .increase(Fields.COUNT, missing.size());
        Document same = Heads.unchanged(hidden.get())
                .append(Fields.LAST_SEQUENCE, head.lastSequence())
                .append(Fields.IMPORTING, writer);
        return call.threads().updateOne(same, show.build()).getMatchedCount() == 1;
    }
}
