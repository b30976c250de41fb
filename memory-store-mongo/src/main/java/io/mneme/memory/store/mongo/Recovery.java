package io.mneme.memory.store.mongo;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.thread.ThreadKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Finishes what a crashed process left, as far as nobody met it before: at every start. Served by the index on
 * unfinished work, see M0001, which is nearly empty. Thread-safe.
 */
final class Recovery {

    /** A copy or move that began so long ago has no process any more; to give it up is safe in any case. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final int MOST = 1_000;

    private final Parts parts;

    Recovery(Parts parts) {
        this.parts = parts;
    }

    /** Removes what is to be removed, and gives up abandoned copies and moves. */
    void run(Call call) {
        for (Document own : unfinished(call, Unfinished.SWEEP, true)) {
            parts.sweeper().sweepLater(call, new MemorySlot(own.getString(Fields.RESOURCE), ""));
        }
        long abandoned = Instants.toEpochMicros(Instant.now().minus(ABANDONED));
        for (Head head : unfinished(call, Unfinished.SWEEP)) {
            parts.sweeper().sweepLater(call, head);
        }
        for (Head head : unfinished(call, Unfinished.BUILDING)) {
            if (head.claimedAt() < abandoned) {
                parts.claims().giveUp(call, head);
            }
        }
        for (Head head : unfinished(call, Unfinished.MOVING)) {
            if (head.claimedAt() < abandoned || parts.moves().hasMoved(call, head)) {
                parts.moves().resolve(call, head);
            }
        }
    }

    /** Makes sure that a thread that has arrived with its new owner does not count for the old one too. */
    void finishArrivedMoves(Call call) {
        for (Head head : unfinished(call, Unfinished.MOVING)) {
            if (parts.moves().hasMoved(call, head)) {
                parts.moves().finish(call, head);
            }
        }
    }

    private static List<Head> unfinished(Call call, String kind) {
        List<Head> heads = new ArrayList<>();
        for (Document found : unfinished(call, kind, false)) {
            ThreadKey key = ThreadKey.of(found.getString(Fields.RESOURCE), found.getString(Fields.THREAD));
            heads.add(Head.of(key, found));
        }
        return heads;
    }

    private static List<Document> unfinished(Call call, String kind, boolean ofOwners) {
        return call.threads()
                .find(new Document(Fields.OPEN, kind).append(Fields.THREAD, new Document(ofOwners ? "$eq" : "$ne", "")))
                .projection(Heads.DECIDING)
                .limit(MOST)
                .into(new ArrayList<>());
    }
}
