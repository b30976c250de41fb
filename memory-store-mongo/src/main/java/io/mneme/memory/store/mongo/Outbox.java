package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Which threads have messages that are not indexed: those whose head says that an earlier epoch, or none, indexed all
 * of it. Served by the index on that, see M0003. On a sharded cluster it asks every shard. Thread-safe.
 */
final class Outbox {

    private final Parts parts;
    private final IndexModels models;
    private final Recovery recovery;

    Outbox(Parts parts, IndexModels models, Recovery recovery) {
        this.parts = parts;
        this.models = models;
        this.recovery = recovery;
    }

    List<PendingThread> pending(Call call, int limit) {
        recovery.finishArrivedMoves(call);
        long epoch = models.epoch(call);
        List<PendingThread> all = new ArrayList<>();
        for (Document found : call.threads()
                .find(before(epoch))
                .projection(Heads.DECIDING)
                .sort(new Document(Fields.PENDING, 1))
                .limit(limit)) {
            ThreadKey key = ThreadKey.of(found.getString(Fields.RESOURCE), found.getString(Fields.THREAD));
            of(Head.of(key, found), epoch).ifPresent(all::add);
        }
        return all;
    }

    long count(Call call) {
        recovery.finishArrivedMoves(call);
        return call.threads().countDocuments(before(models.epoch(call)));
    }

    Optional<PendingThread> pending(Call call, ThreadKey key) {
        long epoch = models.epoch(call);
        Head head = parts.heads().glance(call, key);
        return parts.moves().isVisible(call, head) ? of(head, epoch) : Optional.empty();
    }

    private static Document before(long epoch) {
        return new Document(Fields.PENDING, new Document("$gte", 0L).append("$lt", epoch));
    }

    private static Optional<PendingThread> of(Head head, long epoch) {
        long indexed = head.index().in(epoch).indexed();
        return indexed < head.lastSequence()
                ? Optional.of(new PendingThread(head.key(), head.incarnation(), indexed, head.lastSequence()))
                : Optional.empty();
    }
}
