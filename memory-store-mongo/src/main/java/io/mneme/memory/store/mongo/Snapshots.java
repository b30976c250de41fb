package io.mneme.memory.store.mongo;

import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.bson.Document;

/**
 * Reads batches together with what says which of them count, in one round trip: the head, the batches, the head again.
 * If both heads are alike, nothing was deleted in between, and the batches are those of one moment. Thread-safe.
 */
final class Snapshots {

    private final Hints hints;
    private final Moves moves;

    Snapshots(Hints hints, Moves moves) {
        this.hints = hints;
        this.moves = moves;
    }

    /**
     * Reads a thread.
     *
     * @param selections from the thread's generation to the pipelines that select batches
     * @return empty if the thread does not exist
     */
    Optional<Snapshot> read(Call call, ThreadKey key, LongFunction<List<List<Document>>> selections) {
        // Nearly every thread is in its first generation; a wrong guess costs a second round trip.
        long generation = hints.of(key).map(Hints.Hint::generation).orElse(1L);
        Backoff backoff = call.backoff();
        while (true) {
            List<Head> heads = new ArrayList<>(2);
            List<Document> batches = new ArrayList<>();
            for (Document found : call.threads().aggregate(pipeline(call, key, selections.apply(generation)))) {
                sort(key, found, heads, batches);
            }
            if (heads.isEmpty()) {
                return Optional.empty();
            }
            Optional<Head> head = alike(heads);
            head.ifPresent(hints::seen);
            if (head.isPresent() && !moves.isVisible(call, head.get())) {
                return Optional.empty();
            } else if (head.isPresent() && head.get().generation() == generation) {
                return Optional.of(new Snapshot(head.get(), batches));
            }
            generation = heads.get(heads.size() - 1).generation();
            backoff.pause();
        }
    }

    private static void sort(ThreadKey key, Document found, List<Head> heads, List<Document> batches) {
        if (found.containsKey(Fields.STATE)) {
            heads.add(Head.of(key, found));
        } else {
            batches.add(found);
        }
    }

    /** The head, some batches, and the head again. */
    private static List<Document> pipeline(Call call, ThreadKey key, List<List<Document>> selections) {
        List<Document> head = List.of(
                new Document("$match", Keys.isHead(key)),
                new Document("$project", new Document(Fields.TITLE, 0).append(Fields.METADATA, 0)));
        List<Document> all = new ArrayList<>(head);
        String collection = call.threads().getNamespace().getCollectionName();
        selections.forEach(selection -> all.add(union(collection, selection)));
        all.add(union(collection, head));
        return all;
    }

    private static Document union(String collection, List<Document> pipeline) {
        return new Document("$unionWith", new Document("coll", collection).append("pipeline", pipeline));
    }

    /** What both heads agree on, empty if they differ; appends may have gone on between them. */
    static Optional<Head> alike(List<Head> heads) {
        Head one = heads.get(0);
        Head other = heads.get(heads.size() - 1);
        if (heads.size() != 2
                || one.state() != other.state()
                || one.generation() != other.generation()
                || one.version() != other.version()) {
            return Optional.empty();
        }
        Head older = one.lastSequence() <= other.lastSequence() ? one : other;
        Set<Document> deleting = new HashSet<>(one.deleting());
        deleting.addAll(other.deleting());
        older.document().append(Fields.DELETING, List.copyOf(deleting));
        return Optional.of(older);
    }
}
