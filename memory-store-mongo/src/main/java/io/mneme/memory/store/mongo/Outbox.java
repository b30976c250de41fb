package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bson.Document;

/**
 * Which threads have messages that are not indexed: those whose head says that an earlier epoch, or none, indexed all
 * of it. Served by the index on that, see M0003. On a sharded cluster it asks every shard, but for one owner only that
 * owner's. Thread-safe.
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
        return list(call, Outbox::before, new Document(Fields.PENDING, 1), limit);
    }

    long count(Call call) {
        return count(call, Outbox::before);
    }

    List<PendingThread> pending(Call call, ResourceId owner, int limit) {
        return list(call, epoch -> before(owner, epoch), new Document(Fields.UPDATED_AT, 1), limit);
    }

    long count(Call call, ResourceId owner) {
        return count(call, epoch -> before(owner, epoch));
    }

    private List<PendingThread> list(Call call, LongFunction<Document> filter, Document order, int limit) {
        recovery.finishArrivedMoves(call);
        long epoch = models.epoch(call);
        List<PendingThread> all = new ArrayList<>();
        for (Document found : call.threads()
                .find(filter.apply(epoch))
                .projection(Heads.DECIDING)
                .sort(order)
                .limit(limit)) {
            ThreadKey key = ThreadKey.of(found.getString(Fields.RESOURCE), found.getString(Fields.THREAD));
            of(Head.of(key, found), epoch).ifPresent(all::add);
        }
        return all;
    }

    private long count(Call call, LongFunction<Document> filter) {
        recovery.finishArrivedMoves(call);
        return call.threads().countDocuments(filter.apply(models.epoch(call)));
    }

    Optional<PendingThread> pending(Call call, ThreadKey key) {
        long epoch = models.epoch(call);
        Head head = parts.heads().glance(call, key);
        return parts.moves().isVisible(call, head) ? of(head, epoch) : Optional.empty();
    }

    private static Document before(long epoch) {
        return new Document(Fields.PENDING, new Document("$gte", 0L).append("$lt", epoch));
    }

    /**
     * Served by the index on update time, see M0001. Said as an expression, since a server would otherwise look for the
     * owner's among everybody's.
     */
    private static Document before(ResourceId owner, long epoch) {
        String pending = "$" + Fields.PENDING;
        List<Document> range =
                List.of(new Document("$gte", List.of(pending, 0L)), new Document("$lt", List.of(pending, epoch)));
        return new Document(Fields.RESOURCE, owner.value())
                .append(Fields.UPDATED_AT, new Document("$gt", Long.MIN_VALUE))
                .append("$expr", new Document("$and", range));
    }

    private static Optional<PendingThread> of(Head head, long epoch) {
        long indexed = head.index().in(epoch).indexed();
        return indexed < head.lastSequence()
                ? Optional.of(new PendingThread(head.key(), head.incarnation(), indexed, head.lastSequence()))
                : Optional.empty();
    }
}
