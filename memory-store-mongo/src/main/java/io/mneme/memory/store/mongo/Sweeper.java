package io.mneme.memory.store.mongo;

import com.mongodb.MongoException;
import io.mneme.memory.MemoryException;
import io.mneme.memory.thread.ThreadKey;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Removes what a head does not count any more: messages being deleted, batches of an emptied or deleted thread, old
 * versions of its working memory, what was left of copies given up. Nobody sees it before; so it can be done at any
 * time, by anybody, and twice. Thread-safe.
 */
final class Sweeper {

    private static final Logger LOG = System.getLogger(Sweeper.class.getName());

    private final Heads heads;

    Sweeper(Heads heads) {
        this.heads = heads;
    }

    /** Batches removed with one command: few enough to end before its deadline. */
    private static final int CHUNK = 1_000;

    /** Removes it, and notes that nothing is left to do. */
    void sweep(Call call, Head seen) {
        Head head = seen;
        if (seen.importing().isPresent()) {
            HeadChange giveUp = new HeadChange().without(Fields.IMPORTING);
            Optional<Head> stopped = heads.changed(call, seen, giveUp);
            if (stopped.isEmpty()) {
                return;
            }
            head = stopped.get();
        }
        if (!head.deleting().isEmpty()) {
            pull(call, head);
        }
        removeBatches(call, head.key(), lastToRemove(head));
        MemorySlot.of(head.key()).removeOld(call, head.memory());
        Entries.removeOld(call, head);
        Document done = new Document("$unset", new Document(Fields.OPEN, "").append(Fields.DELETING, ""));
        call.threads().updateOne(Heads.unchanged(head).append(Fields.OPEN, Unfinished.SWEEP), done);
    }

    /** Removes versions of a working memory that was deleted, and notes that nothing is left to do. */
    void sweep(Call call, MemorySlot slot) {
        Document head =
                call.threads().find(slot.isHead()).projection(Heads.DECIDING).first();
        if (head != null && slot.ofOwner()) {
            slot.removeOld(call, MemoryState.of(head));
            Document same = slot.isHead().append(Fields.VERSION, head.get(Fields.VERSION));
            call.threads().updateOne(same, new Document("$unset", new Document(Fields.OPEN, "")));
        } else if (head != null) {
            sweep(call, Head.of(ThreadKey.of(slot.resource(), slot.thread()), head));
        }
    }

    /** {@link #sweep} after something was done that counts; if it fails, the next writer or start does it. */
    void sweepLater(Call call, Head head) {
        later("thread " + head.key(), () -> sweep(call, head));
    }

    /** The same. */
    void sweepLater(Call call, MemorySlot slot) {
        later("the working memory of " + slot, () -> sweep(call, slot));
    }

    private static void later(String what, Runnable work) {
        try {
            work.run();
        } catch (MongoException | MemoryException e) {
            LOG.log(Logger.Level.WARNING, "what was deleted from " + what + " is still to be removed", e);
        }
    }

    /** Only when nothing of them is left is it forgotten which messages were deleted. */
    private static void pull(Call call, Head head) {
        List<Document> batches = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        for (Document one : head.deleting()) {
            batches.add(Keys.batch(head.key(), head.generation(), one.getLong(Fields.START)));
            places.add(one.getLong(Fields.PLACE));
        }
        Document gone = new Document(Fields.PLACE, new Document("$in", places));
        call.threads()
                .updateMany(
                        Keys.inRange(head.key(), new Document("$in", batches)),
                        new Document("$pull", new Document(Fields.MESSAGES, gone))
                                .append("$max", new Document(Fields.REMOVED_AT, head.version())));
        Entries.remove(call, head.key(), places);
    }

    private static Document lastToRemove(Head head) {
        return switch (head.state()) {
            case LIVE, MOVING -> Keys.batch(head.key(), head.generation(), head.deletedUpTo());
            case BUILDING -> Keys.batch(head.key(), head.generation() - 1, Long.MAX_VALUE);
            default -> Keys.batch(head.key(), head.generation(), Long.MAX_VALUE);
        };
    }

    private static void removeBatches(Call call, ThreadKey key, Document last) {
        Document first = Keys.batch(key, 0, 0);
        Document range = Keys.inRange(key, new Document("$gte", first).append("$lte", last));
        List<Document> chunk;
        do {
            call.renew();
            chunk = call.threads()
                    .find(range)
                    .projection(new Document(Fields.ID, 1))
                    .sort(new Document(Fields.ID, 1))
                    .limit(CHUNK)
                    .into(new ArrayList<>());
            if (!chunk.isEmpty()) {
                Object end = chunk.get(chunk.size() - 1).get(Fields.ID);
                call.threads().deleteMany(Keys.inRange(key, new Document("$gte", first).append("$lte", end)));
            }
        } while (chunk.size() == CHUNK);
    }
}
