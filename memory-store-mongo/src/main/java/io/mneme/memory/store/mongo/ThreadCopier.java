package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.store.mongo.Claims.Claim;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Copies threads: builds the copy under a claim, makes sure that nothing was deleted from the source meanwhile, and
 * commits. What is appended to the source meanwhile is not copied. Thread-safe.
 */
final class ThreadCopier {

    private final Parts parts;

    ThreadCopier(Parts parts) {
        this.parts = parts;
    }

    MemoryThread copy(Call call, CloneThread order) {
        Backoff backoff = call.backoff();
        while (true) {
            Head source =
                    parts.moves().visible(call, order.source()).orElseThrow(() -> NotFound.thread(order.source()));
            if (source.unswept()) {
                parts.sweeper().sweep(call, source);
            } else if (parts.moves().isFree(call, parts.heads().glance(call, order.target()))) {
                Optional<MemoryThread> copied = Selected.of(call, parts, source, order.selection())
                        .flatMap(selected -> parts.claims()
                                .claim(call, parts.heads().glance(call, order.target()))
                                .flatMap(claim -> build(call, order, source, claim, selected)));
                if (copied.isPresent()) {
                    return copied.get();
                }
            }
            backoff.pause();
        }
    }

    /** Empty if something was deleted from the source meanwhile. */
    private Optional<MemoryThread> build(Call call, CloneThread order, Head source, Claim claim, Selected selected) {
        Renumbered copies = new Renumbered(claim, selected, Instants.toEpochMicros(order.at()));
        new BatchCopier(call, source).copy(selected.firstStart() - 1, source.lastSequence(), copies::copyOf);
        Head now = parts.heads().glance(call, source.key());
        if (now.generation() != source.generation() || now.version() != source.version()) {
            parts.claims().giveUp(call, claim);
            return Optional.empty();
        }
        MemoryThread thread = thread(order, source, claim, copies.count());
        HeadChange begin = Claims.begin(claim, thread).set(Fields.COUNT, copies.count());
        VersionCopier.newest(call, source, claim).into(begin);
        begin.set(Fields.PENDING, copies.count() > 0 ? 0L : null);
        if (!parts.claims().commit(call, claim, begin)) {
            throw Claims.exists(claim.key());
        }
        return Optional.of(thread);
    }

    private static MemoryThread thread(CloneThread order, Head source, Claim claim, long count) {
        MemoryThread empty = order.newThread(source.thread()).created(claim.incarnation());
        return new MemoryThread(
                empty.key(),
                empty.title(),
                empty.metadata(),
                empty.createdAt(),
                empty.updatedAt(),
                empty.archivedAt(),
                count,
                empty.incarnation());
    }

    /** Makes batches of the selected messages, numbered from 1 on. */
    private static final class Renumbered {
        private final Claim claim;
        private final Selected selected;
        private final long at;
        private long count;

        Renumbered(Claim claim, Selected selected, long at) {
            this.claim = claim;
            this.selected = selected;
            this.at = at;
        }

        long count() {
            return count;
        }

        Optional<Document> copyOf(Document batch) {
            List<Document> kept = batch.getList(Fields.MESSAGES, Document.class).stream()
                    .filter(selected::includes)
                    .toList();
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            long start = count + 1;
            kept.forEach(message -> message.put(Fields.PLACE, ++count));
            Document copy = new Document(Fields.WRITER, claim.id())
                    .append(Fields.SIZE, (long) kept.size())
                    .append(Fields.AT, at)
                    .append(Fields.MESSAGES, kept);
            return Optional.of(BatchCopier.keyed(copy, claim.key(), claim.generation(), start));
        }
    }
}
