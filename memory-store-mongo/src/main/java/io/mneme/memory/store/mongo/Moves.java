package io.mneme.memory.store.mongo;

import io.mneme.memory.thread.ThreadKey;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Moves to another owner, as others see them. The old head says "moving", with the id of the claim on the new one. The
 * move happens when the new head is committed with that id; until then the thread is the old owner's, afterwards the
 * new one's, whatever the old head says. Whoever needs to write to a thread that is moving waits a moment, then ends
 * the move one way or the other. Thread-safe.
 */
final class Moves {

    /** How long a writer lets a move go on; a crashed mover delays one writer for as long. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Heads heads;
    private final Claims claims;
    private final Sweeper sweeper;

    Moves(Heads heads, Claims claims, Sweeper sweeper) {
        this.heads = heads;
        this.claims = claims;
        this.sweeper = sweeper;
    }

    /** The head, with title and metadata, of a thread that exists for a reader. */
    Optional<Head> visible(Call call, ThreadKey key) {
        return Optional.of(heads.read(call, key)).filter(head -> isVisible(call, head));
    }

    /** Whether the thread exists for a reader. */
    boolean isVisible(Call call, Head head) {
        return head.is(HeadState.LIVE) || head.is(HeadState.MOVING) && !hasMoved(call, head);
    }

    /**
     * Whether the id can be given to a new thread; false if it has to be looked at once more.
     *
     * @throws io.mneme.memory.MemoryException.Conflict if it has a thread
     */
    boolean isFree(Call call, Head head) {
        if (isVisible(call, head)) {
            throw Claims.exists(head.key());
        } else if (head.is(HeadState.MOVING)) {
            finish(call, head);
            return false;
        }
        return true;
    }

    /** Whether a thread that is moving has arrived. */
    boolean hasMoved(Call call, Head moving) {
        Head target = heads.glance(call, moving.otherSide());
        return target.movedIn().equals(moving.claim());
    }

    /** Ends a move: as a move if it has arrived, else after a moment of patience as none. */
    void resolve(Call call, Head moving) {
        long patience = System.nanoTime() + PATIENCE_NANOS;
        Backoff backoff = call.backoff();
        Head now = moving;
        while (now.is(HeadState.MOVING) && now.claim().equals(moving.claim())) {
            if (hasMoved(call, now)) {
                finish(call, now);
            } else if (System.nanoTime() > patience) {
                stop(call, now);
            } else {
                backoff.pause();
            }
            now = heads.glance(call, moving.key());
        }
    }

    /** The claim goes first: afterwards the move cannot happen. */
    private void stop(Call call, Head moving) {
        Head target = heads.glance(call, moving.otherSide());
        boolean underWay = target.is(HeadState.BUILDING) && target.claim().equals(moving.claim());
        boolean arrived = target.movedIn().equals(moving.claim());
        if (!arrived && (!underWay || claims.giveUp(call, target))) {
            heads.change(call, moving, HeadChange.to(HeadState.LIVE));
        }
    }

    /** Deletes what is left with the old owner of a thread that has arrived. */
    void finish(Call call, Head moving) {
        heads.changed(call, moving, deletion(moving.document().getLong(Fields.CLAIMED_AT)))
                .ifPresent(head -> sweeper.sweepLater(call, head));
    }

    /** A thread that arrived here earlier may still have its old head "moving", which looks for the claim here. */
    void finishEarlierArrival(Call call, Head target) {
        target.movedFrom().map(owner -> heads.glance(call, owner)).ifPresent(source -> {
            if (source.is(HeadState.MOVING) && source.claim().equals(target.movedIn())) {
                finish(call, source);
            }
        });
    }

    /** The change that deletes a thread. */
    static HeadChange deletion(Long at) {
        return IndexState.drop(HeadChange.to(HeadState.DELETED))
                .set(Fields.TITLE, null)
                .set(Fields.METADATA, null)
                .set(Fields.CREATED_AT, null)
                .set(Fields.UPDATED_AT, null)
                .set(Fields.ARCHIVED_AT, null)
                .set(Fields.DELETING, null)
                .set(Fields.COUNT, 0L)
                .without(Fields.MEMORY, Fields.MEMORY_FROM)
                .increase(Fields.MEMORY_RUN, 2)
                .set(Fields.DELETED_AT, at)
                .set(Fields.OPEN, Unfinished.SWEEP);
    }
}
