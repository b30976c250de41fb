package io.mneme.memory.store.mongo;

import com.mongodb.MongoBulkWriteException;
import io.mneme.memory.internal.Imported;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * Deleted threads of all owners: their heads have the time of the deletion, also while a copy or a move to the id is
 * being built. Each head is one write; so an import that fails may have put some of them. Thread-safe.
 */
final class DeletedThreads {

    private static final Comparator<ThreadKey> KEYS = Comparator.comparing(
                    (ThreadKey key) -> key.resource().value())
            .thenComparing(key -> key.thread().value());
    private static final Document ORDER = new Document(Fields.RESOURCE, 1).append(Fields.THREAD, 1);

    private final Parts parts;

    DeletedThreads(Parts parts) {
        this.parts = parts;
    }

    /** Up to {@code limit}, in order, in two ranges: the rest of one owner's, then other owners'. */
    List<DeletedThread> list(Call call, Optional<ThreadKey> after, int limit) {
        List<DeletedThread> found = new ArrayList<>();
        after.ifPresent(key -> {
            Document ids = new Document("$gt", key.thread().value());
            Document rest = new Document(Fields.RESOURCE, key.resource().value()).append(Fields.THREAD, ids);
            found.addAll(range(call, rest, limit));
        });
        if (found.size() < limit) {
            // Every id is greater than the empty text.
            String owner = after.map(key -> key.resource().value()).orElse("");
            Document others = new Document(Fields.RESOURCE, new Document("$gt", owner));
            found.addAll(range(call, others, limit - found.size()));
        }
        return found;
    }

    private static List<DeletedThread> range(Call call, Document place, int limit) {
        // A lower bound tells the server that the field is there, as the partial index wants to know.
        Document deleted = place.append(Fields.DELETED_AT, new Document("$gt", Long.MIN_VALUE));
        List<DeletedThread> found = new ArrayList<>();
        for (Document head : call.threads()
                .find(deleted)
                .projection(Heads.DECIDING)
                .sort(ORDER)
                .limit(limit)) {
            found.add(new DeletedThread(
                    key(head),
                    head.getLong(Fields.INCARNATION),
                    Instants.ofEpochMicros(head.getLong(Fields.DELETED_AT))));
        }
        return found;
    }

    private static ThreadKey key(Document head) {
        return ThreadKey.of(head.getString(Fields.RESOURCE), head.getString(Fields.THREAD));
    }

    /** Makes ids count as deleted; always in the same order, so that two calls do not wait for each other. */
    void put(Call call, List<DeletedThread> deleted) {
        List<DeletedThread> ordered = deleted.stream()
                .sorted(Comparator.comparing(DeletedThread::key, KEYS))
                .toList();
        Backoff backoff = call.backoff();
        while (!attempt(call, ordered)) {
            backoff.pause();
        }
        deleted.forEach(one -> parts.hints().forget(one.key()));
    }

    /** False if something else changed a head, or has to be ended, and all needs a new look. */
    private boolean attempt(Call call, List<DeletedThread> deleted) {
        Map<ThreadKey, Head> heads = heads(call, deleted);
        boolean settled = true;
        for (Head head : heads.values()) {
            settled &= isSettled(call, head);
        }
        if (!settled) {
            return false;
        }
        deleted.forEach(one -> check(one, heads.get(one.key())));
        List<Document> missing = new ArrayList<>();
        boolean done = true;
        for (DeletedThread one : deleted) {
            Head head = heads.get(one.key());
            if (head.is(HeadState.ABSENT)) {
                missing.add(deletion(one, head).set(Fields.OPEN, null).inserted(Keys.isHead(one.key())));
            } else if (head.incarnation() < one.incarnation()) {
                done &= change(call, head, one);
            }
        }
        return insert(call, missing) && done;
    }

    private static Map<ThreadKey, Head> heads(Call call, List<DeletedThread> deleted) {
        Map<ThreadKey, Head> heads = new HashMap<>();
        deleted.forEach(one -> heads.put(one.key(), Head.of(one.key(), null)));
        List<String> owners = heads.keySet().stream()
                .map(key -> key.resource().value())
                .distinct()
                .toList();
        List<Document> ids = heads.keySet().stream().map(Keys::head).toList();
        Document selected =
                new Document(Fields.RESOURCE, new Document("$in", owners)).append(Fields.ID, new Document("$in", ids));
        for (Document head : call.threads().find(selected).projection(Heads.DECIDING)) {
            heads.put(key(head), Head.of(key(head), head));
        }
        return heads;
    }

    /** Ends what is under way. */
    private boolean isSettled(Call call, Head head) {
        if (head.is(HeadState.MOVING)) {
            parts.moves().resolve(call, head);
        } else if (head.is(HeadState.BUILDING)) {
            parts.claims().giveUp(call, head);
        }
        return !head.is(HeadState.MOVING) && !head.is(HeadState.BUILDING);
    }

    private static void check(DeletedThread wanted, Head head) {
        Imported.checkDeletable(wanted, head.is(HeadState.LIVE), head.incarnation());
    }

    /** A generation that a first append may have begun is left behind, so that it can never count. */
    private static HeadChange deletion(DeletedThread deleted, Head never) {
        return Moves.deletion(Instants.toEpochMicros(deleted.deletedAt()))
                .set(Fields.GENERATION, never.nextGeneration())
                .set(Fields.INCARNATION, deleted.incarnation());
    }

    private boolean change(Call call, Head head, DeletedThread deleted) {
        if (head.is(HeadState.DELETED)) {
            HeadChange later = new HeadChange()
                    .set(Fields.INCARNATION, deleted.incarnation())
                    .set(Fields.DELETED_AT, Instants.toEpochMicros(deleted.deletedAt()));
            return parts.heads().change(call, head, later);
        }
        Optional<Head> changed = parts.heads().changed(call, head, deletion(deleted, head));
        changed.ifPresent(after -> parts.sweeper().sweepLater(call, after));
        return changed.isPresent();
    }

    /** Ends at the first one that somebody else was faster with: the rest is likely theirs too. */
    private static boolean insert(Call call, List<Document> missing) {
        try {
            if (!missing.isEmpty()) {
                call.threads().insertMany(missing);
            }
            return true;
        } catch (MongoBulkWriteException e) {
            if (Errors.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }
}
