package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Threads that are built before they exist: the target of a copy or a move. The claim reserves a generation that nobody
 * else writes to; until {@link #commit} there is no such thread. Anybody may give a claim up at any time: it then
 * cannot be committed. Thread-safe.
 */
final class Claims {

    private final Heads heads;
    private final Sweeper sweeper;

    Claims(Heads heads, Sweeper sweeper) {
        this.heads = heads;
        this.sweeper = sweeper;
    }

    /**
     * A claim.
     *
     * @param key the thread to build
     * @param id random
     * @param generation of its batches
     * @param incarnation that it will have
     * @param memoryRun of its working memory's versions
     * @param indexRun of its entries in the recall index
     */
    record Claim(ThreadKey key, String id, long generation, long incarnation, long memoryRun, long indexRun) {}

    /**
     * Claims an id that has no thread; a claim of somebody else is given up.
     *
     * @param free the head as it was read
     * @return the claim; empty if the id is not free, or no longer as it was read
     */
    Optional<Claim> claim(Call call, Head free) {
        if (free.is(HeadState.LIVE) || free.is(HeadState.MOVING)) {
            return Optional.empty();
        } else if (free.is(HeadState.BUILDING)) {
            giveUp(call, free);
            return Optional.empty();
        } else if (free.unswept()) {
            sweeper.sweep(call, free);
        }
        Claim claim = next(free);
        HeadChange change = IndexState.drop(HeadChange.to(HeadState.BUILDING))
                .set(Fields.GENERATION, claim.generation())
                .set(Fields.INCARNATION, free.incarnation())
                .increase(Fields.MEMORY_RUN, 2)
                .set(Fields.CLAIM, claim.id())
                .set(Fields.CLAIMED_AT, Instants.toEpochMicros(Instant.now()))
                .set(Fields.OPEN, Unfinished.BUILDING);
        boolean claimed =
                free.is(HeadState.ABSENT) ? heads.insert(call, free.key(), change) : heads.change(call, free, change);
        return claimed ? Optional.of(claim) : Optional.empty();
    }

    private static Claim next(Head free) {
        // One generation is left out: a first append that crashed may have left a batch in it.
        return new Claim(
                free.key(),
                UUID.randomUUID().toString(),
                free.generation() + 2,
                free.incarnation() + 1,
                free.memory().run() + 2,
                free.index().run() + 1);
    }

    /** Gives up whatever is being built; returns false if it has been committed or given up before. */
    boolean giveUp(Call call, Head building) {
        HeadState before = building.incarnation() > 0 ? HeadState.DELETED : HeadState.VOID;
        HeadChange end = IndexState.drop(HeadChange.to(before))
                .set(Fields.OPEN, Unfinished.SWEEP)
                .increase(Fields.MEMORY_RUN, 2);
        return heads.changed(call, building, end)
                .map(head -> {
                    sweeper.sweepLater(call, head);
                    return true;
                })
                .orElse(false);
    }

    /** {@link #giveUp(Call, Head)} of a claim of one's own. */
    void giveUp(Call call, Claim claim) {
        Head head = heads.glance(call, claim.key());
        if (head.is(HeadState.BUILDING) && head.claim().equals(Optional.of(claim.id()))) {
            giveUp(call, head);
        }
    }

    /** A change that makes the claimed thread exist. */
    static HeadChange begin(Claim claim, MemoryThread thread) {
        return HeadChange.to(HeadState.LIVE).thread(thread, claim.generation());
    }

    /**
     * The one write after which the thread exists.
     *
     * @return false if the claim was given up
     */
    boolean commit(Call call, Claim claim, HeadChange begin) {
        return call.threads()
                        .updateOne(
                                Keys.isHead(claim.key())
                                        .append(Fields.STATE, HeadState.BUILDING.stored())
                                        .append(Fields.CLAIM, claim.id()),
                                begin.build())
                        .getMatchedCount()
                == 1;
    }

    /** What is said of an id that has a thread. */
    static Conflict exists(ThreadKey key) {
        return new Conflict(key, "it exists already");
    }
}
