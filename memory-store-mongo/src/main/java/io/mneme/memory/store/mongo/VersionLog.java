package io.mneme.memory.store.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.working.WorkingMemoryKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Writes versions of working memories as {@link ThreadLog} writes batches: the version is inserted at its number, so
 * that there is one writer of each; then the head moves from the number before to it. A version that was left uncovered
 * is finished by whoever finds its number taken. Thread-safe.
 */
final class VersionLog {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Heads heads;

    VersionLog(Heads heads) {
        this.heads = heads;
    }

    /**
     * A version on its way.
     *
     * @param key whose
     * @param fields the document, without its key
     * @param keep how many versions stay
     * @param writer random id of the write
     */
    record Draft(WorkingMemoryKey key, Document fields, int keep, String writer) {

        MemorySlot slot() {
            return MemorySlot.of(key);
        }

        /** Selects this version, if it is still the one that this writer wrote, as the one after a state. */
        Document isMine(MemoryState before) {
            return slot().isVersion(before.run(), before.newest() + 1).append(Fields.WRITER, writer);
        }
    }

    /** What became of a draft. */
    enum Written {
        COMMITTED,
        /** Its number is taken; nothing was written. */
        TAKEN,
        /** It was inserted, but the head was not what the writer thought. */
        HEAD_CHANGED
    }

    /** The head's document; empty if there is none. */
    Document head(Call call, MemorySlot slot) {
        Document found =
                call.threads().find(slot.isHead()).projection(Heads.DECIDING).first();
        return found == null ? new Document() : found;
    }

    /** Writes the version after {@code head}; a second call with the same draft goes on where the first one ended. */
    Written write(Call call, Draft draft, Document head) {
        MemoryState before = MemoryState.of(head);
        Document body = new Document(draft.fields()).append(Fields.KEEP, draft.keep());
        List<WriteModel<Document>> models = new ArrayList<>();
        models.add(new UpdateOneModel<>(draft.isMine(before), new Document("$setOnInsert", body), UPSERT));
        boolean advances = isLive(head);
        if (advances) {
            models.add(new UpdateOneModel<>(unchanged(draft.slot(), before), advance(draft, before)));
        }
        try {
            BulkWriteResult done = call.threads().bulkWrite(models);
            boolean covered = advances
                    ? done.getMatchedCount() + done.getUpserts().size() == 2
                    : begin(call, draft, Head.of(draft.key().threadKey().orElse(null), head));
            return covered ? Written.COMMITTED : Written.HEAD_CHANGED;
        } catch (MongoBulkWriteException e) {
            if (Errors.duplicateKeyAt(e) == 0) {
                return Written.TAKEN;
            }
            throw e;
        }
    }

    private static boolean isLive(Document head) {
        return HeadState.LIVE.stored().equals(head.getString(Fields.STATE));
    }

    private static Document unchanged(MemorySlot slot, MemoryState before) {
        return before.selects(slot.isHead().append(Fields.STATE, HeadState.LIVE.stored()));
    }

    private static Document advance(Draft draft, MemoryState before) {
        HeadChange change = before.next(draft.keep()).into(new HeadChange());
        return marked(draft, change).build();
    }

    private static HeadChange marked(Draft draft, HeadChange change) {
        return draft.slot().ofOwner() ? change.set(Fields.OWN, true) : change;
    }

    /** Makes the head of a thread that never existed, or of an owner; returns whether it was this call. */
    private boolean begin(Call call, Draft draft, Head base) {
        MemoryState before = base.memory();
        HeadChange change = HeadChange.to(HeadState.LIVE);
        draft.key().threadKey().ifPresent(key -> {
            long at = draft.fields().getLong(Fields.AT);
            change.thread(NewThread.of(key, Instants.ofEpochMicros(at)).created(1), base.nextGeneration());
        });
        before.next(draft.keep()).into(marked(draft, change));
        return base.is(HeadState.VOID)
                ? heads.change(call, base, change)
                : heads.insert(call, draft.slot().isHead(), change);
    }

    /** Completes the write of the version after {@code head} that somebody else began, who may have crashed. */
    void finish(Call call, WorkingMemoryKey key, Document head) {
        MemoryState before = MemoryState.of(head);
        Document isNext = MemorySlot.of(key).isVersion(before.run(), before.newest() + 1);
        Optional.ofNullable(call.threads().find(isNext).first()).ifPresent(found -> {
            String writer = found.getString(Fields.WRITER);
            int keep = found.getInteger(Fields.KEEP);
            Draft theirs = new Draft(key, StoredVersions.encode(StoredVersions.decode(found)), keep, writer);
            Document adopted = new Document("$set", new Document(Fields.ADOPTED, true));
            if (call.threads().updateOne(theirs.isMine(before), adopted).getMatchedCount() == 1) {
                write(call, theirs, head);
            }
        });
    }

    /** Removes an uncovered version unless somebody is finishing it. */
    void withdraw(Call call, Draft draft, MemoryState before) {
        call.threads().deleteOne(draft.isMine(before).append(Fields.ADOPTED, null));
    }

    /** Whether the version at a number is this draft. */
    boolean isThere(Call call, Draft draft, MemoryState before) {
        return call.threads()
                        .find(draft.isMine(before))
                        .projection(new Document(Fields.ID, 1))
                        .first()
                != null;
    }
}
