package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.store.mongo.Claims.Claim;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/**
 * Moves threads to another owner: copies the batches while the thread lives on, stops its writers, copies the rest, and
 * commits the new head. See {@link Moves} for what others see. Thread-safe.
 */
final class Mover {

    private final Heads heads;
    private final Claims claims;
    private final Moves moves;
    private final Sweeper sweeper;

    Mover(Parts parts) {
        heads = parts.heads();
        claims = parts.claims();
        moves = parts.moves();
        sweeper = parts.sweeper();
    }

    MemoryThread transfer(Call call, ThreadKey from, ResourceId to, Instant at) {
        ThreadKey target = new ThreadKey(to, from.thread());
        Backoff backoff = call.backoff();
        while (true) {
            Head source = moves.visible(call, from).orElseThrow(() -> NotFound.thread(from));
            if (from.equals(target)) {
                return source.thread();
            } else if (source.is(HeadState.MOVING)) {
                moves.resolve(call, source);
            } else if (source.unswept()) {
                sweeper.sweep(call, source);
            } else {
                Optional<Claim> claim = claim(call, target);
                Optional<MemoryThread> moved = claim.flatMap(one -> move(call, source, one, at));
                if (moved.isPresent()) {
                    return moved.get();
                }
                claim.ifPresent(one -> claims.giveUp(call, one));
            }
            backoff.pause();
        }
    }

    private Optional<Claim> claim(Call call, ThreadKey target) {
        Head head = heads.glance(call, target);
        if (!moves.isFree(call, head)) {
            return Optional.empty();
        }
        moves.finishEarlierArrival(call, head);
        return claims.claim(call, head);
    }

    /** Empty if something else changed the thread meanwhile, or stopped the move. */
    private Optional<MemoryThread> move(Call call, Head source, Claim claim, Instant at) {
        copy(call, source, claim, source.deletedUpTo(), source.lastSequence());
        MemoryState memory = VersionCopier.all(call, source, claim);
        EntryCopier.copy(call, source, claim);
        HeadChange stopWriters = HeadChange.to(HeadState.MOVING)
                .set(Fields.CLAIM, claim.id())
                .set(Fields.CLAIMED_AT, Instants.toEpochMicros(at))
                .set(Fields.OTHER, claim.key().resource().value())
                .set(Fields.OPEN, Unfinished.MOVING);
        return heads.changed(call, source, stopWriters).flatMap(stopped -> {
            copy(call, stopped, claim, source.lastSequence(), stopped.lastSequence());
            MemoryThread arrived = arrived(stopped, claim, at);
            if (!claims.commit(call, claim, memory.into(arrival(stopped, claim, arrived)))) {
                return Optional.empty();
            }
            moves.finish(call, stopped);
            return Optional.of(arrived);
        });
    }

    private static void copy(Call call, Head source, Claim claim, long after, long upTo) {
        new BatchCopier(call, source).copy(after, upTo, batch -> Optional.of(copyOf(batch, claim)));
    }

    private static Document copyOf(Document batch, Claim claim) {
        Document copy = new Document(batch);
        // It speaks of the old head's version.
        copy.remove(Fields.REMOVED_AT);
        return BatchCopier.keyed(copy, claim.key(), claim.generation(), Snapshot.start(batch));
    }

    private static MemoryThread arrived(Head stopped, Claim claim, Instant at) {
        MemoryThread old = stopped.thread();
        return new MemoryThread(
                claim.key(),
                old.title(),
                old.metadata(),
                old.createdAt(),
                Instants.later(old.updatedAt(), at),
                old.archivedAt(),
                old.lastSequence(),
                claim.incarnation());
    }

    private static HeadChange arrival(Head stopped, Claim claim, MemoryThread thread) {
        HeadChange begin = Claims.begin(claim, thread);
        stopped.index().moved(claim.indexRun()).forEach(begin::set);
        return begin.set(Fields.PENDING, stopped.document().get(Fields.PENDING))
                .set(Fields.COUNT, stopped.count())
                .set(Fields.DELETED_UP_TO, stopped.deletedUpTo())
                .set(Fields.MOVED_IN, claim.id())
                .set(Fields.MOVED_FROM, stopped.key().resource().value());
    }
}
