package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.store.mongo.VersionLog.Draft;
import io.mneme.memory.working.WorkingMemoryKey;
import java.util.UUID;
import org.bson.Document;

/** Writes and deletes working memories. Thread-safe. */
final class VersionWriter {

    private final VersionLog log;
    private final Moves moves;
    private final Claims claims;
    private final Sweeper sweeper;

    VersionWriter(Parts parts) {
        log = new VersionLog(parts.heads());
        moves = parts.moves();
        claims = parts.claims();
        sweeper = parts.sweeper();
    }

    void write(Call call, WorkingMemoryWrite order) {
        Document fields = StoredVersions.encode(order.next());
        Draft draft =
                new Draft(order.key(), fields, order.keep(), UUID.randomUUID().toString());
        Backoff backoff = call.backoff();
        boolean first = true;
        while (!attempt(call, draft, order.next().version(), first)) {
            first = false;
            backoff.pause();
        }
    }

    /** False if the world had changed; then it has been set in order, and all needs a new look. */
    private boolean attempt(Call call, Draft draft, long number, boolean first) {
        Document head = log.head(call, draft.slot());
        if (!isWritable(call, draft.key(), head)) {
            return false;
        }
        MemoryState now = MemoryState.of(head);
        MemoryState before = new MemoryState(now.run(), now.oldest(), number - 1);
        if (now.newest() != before.newest()) {
            if (first || now.newest() < number || !log.isThere(call, draft, before)) {
                throw Conflict.workingMemory(draft.key(), "its newest version is " + now.newest());
            }
            // Somebody else finished what an earlier attempt of this call began.
            return true;
        }
        return write(call, draft, head, before);
    }

    private boolean write(Call call, Draft draft, Document head, MemoryState before) {
        return switch (log.write(call, draft, head)) {
            case COMMITTED -> {
                trim(call, draft, before);
                yield true;
            }
            case TAKEN -> {
                log.finish(call, draft.key(), head);
                yield false;
            }
            case HEAD_CHANGED -> {
                log.withdraw(call, draft, before);
                yield false;
            }
        };
    }

    private static void trim(Call call, Draft draft, MemoryState before) {
        MemoryState after = before.next(draft.keep());
        if (after.oldest() > 1) {
            draft.slot().removeOld(call, after);
        }
    }

    /** Whether a version may be written; ends what stands in its way, or refuses it. */
    private boolean isWritable(Call call, WorkingMemoryKey key, Document document) {
        if (key.threadKey().isEmpty()) {
            return true;
        }
        Head head = Head.of(key.threadKey().get(), document);
        switch (head.state()) {
            case DELETED -> throw NotFound.deleted(head.key());
            case MOVING -> moves.resolve(call, head);
            case BUILDING -> {
                if (head.incarnation() > 0) {
                    throw NotFound.deleted(head.key());
                }
                claims.giveUp(call, head);
            }
            default -> {
                return true;
            }
        }
        return false;
    }

    /** Removes all versions: they count no more with one write to the head. Returns whether there was any. */
    boolean delete(Call call, WorkingMemoryKey key) {
        MemorySlot slot = MemorySlot.of(key);
        Backoff backoff = call.backoff();
        while (true) {
            Document head = log.head(call, slot);
            if (HeadState.MOVING.stored().equals(head.getString(Fields.STATE))) {
                moves.resolve(call, Head.of(key.threadKey().orElseThrow(), head));
            } else if (MemoryState.of(head).isEmpty()) {
                return false;
            } else if (delete(call, slot, head)) {
                return true;
            }
            backoff.pause();
        }
    }

    private boolean delete(Call call, MemorySlot slot, Document head) {
        HeadChange change = new HeadChange()
                .without(Fields.MEMORY, Fields.MEMORY_FROM, Fields.OWN)
                .increase(Fields.MEMORY_RUN, 2)
                .set(Fields.OPEN, Unfinished.SWEEP);
        Document same = MemoryState.of(head).selects(slot.isHead().append(Fields.STATE, HeadState.LIVE.stored()));
        if (call.threads().updateOne(same, change.build()).getMatchedCount() == 0) {
            return false;
        }
        sweeper.sweepLater(call, slot);
        return true;
    }
}
