package io.mneme.memory.store.mongo;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * The one query of a search: the owner's heads, what fills the index, entries, and the heads again, so that it is known
 * which entries counted all the time.
 */
final class RecallQuery {

    private static final Document HEAD = new Document(Fields.RESOURCE, 1)
            .append(Fields.THREAD, 1)
            .append(Fields.STATE, 1)
            .append(Fields.VERSION, 1)
            .append(Fields.DELETING, 1)
            .append(Fields.CLAIM, 1)
            .append(Fields.CLAIMED_AT, 1)
            .append(Fields.OTHER, 1)
            .append(Fields.INDEX_RUN, 1)
            .append(Fields.INDEX_EPOCH, 1)
            .append(Fields.INDEXED, 1)
            .append(Fields.INDEX_ENTRIES, 1)
            .append(Fields.INDEX_TERMS, 1)
            .append(Fields.INDEX_WRITER, 1)
            .append(Fields.SHRUNK, 1);

    private final RecallSearch search;
    private final List<Document> stages = new ArrayList<>();

    RecallQuery(RecallSearch search) {
        this.search = search;
    }

    /** The pipeline, to be run on the threads. */
    List<Document> build(Call call, List<List<Document>> entries) {
        stages.addAll(heads());
        union(call.schema().getNamespace().getCollectionName(), List.of(IndexModels.selected()));
        String recall = call.recall().getNamespace().getCollectionName();
        entries.forEach(selection -> union(recall, selection));
        union(call.threads().getNamespace().getCollectionName(), heads());
        return stages;
    }

    private void union(String collection, List<Document> pipeline) {
        stages.add(new Document("$unionWith", new Document("coll", collection).append("pipeline", pipeline)));
    }

    /** Served by the index on update time, see M0001. */
    private List<Document> heads() {
        Document match = new Document(Fields.RESOURCE, search.owner().value())
                .append(Fields.UPDATED_AT, new Document("$gt", Long.MIN_VALUE))
                .append(Fields.INDEXED, new Document("$gt", 0L));
        return List.of(new Document("$match", match), new Document("$project", HEAD));
    }

    /**
     * Entries with one of the terms, one more than are wanted; served by the index on terms, see M0003.
     *
     * @param newest whether it has to be the newest ones: only where there are too many, since it takes long
     */
    List<Document> words(boolean newest) {
        List<Document> pipeline = new ArrayList<>();
        pipeline.add(new Document("$match", candidates().append(Fields.TERMS, new Document("$in", search.terms()))));
        if (newest) {
            pipeline.add(new Document("$sort", new Document(Fields.PLACE, -1)));
        }
        pipeline.add(new Document("$limit", RecallSearch.MAX_WORD_MATCHES + 1));
        pipeline.add(new Document(
                "$project",
                place().append(Fields.LENGTH, 1).append(Fields.TERMS, 1).append(Fields.FREQUENCIES, 1)));
        return pipeline;
    }

    /** All vectors that pass the filter; served by an index that begins with the owner, see M0003. */
    List<Document> vectors() {
        return List.of(new Document("$match", candidates()), vector());
    }

    /**
     * The vectors of some threads, each beyond a place.
     *
     * @param beyond by thread, one or more
     */
    List<Document> vectors(Map<String, Long> beyond) {
        List<String> whole = new ArrayList<>();
        List<Document> parts = new ArrayList<>();
        beyond.forEach((thread, place) -> {
            if (place == 0) {
                whole.add(thread);
            } else {
                parts.add(new Document(Fields.THREAD, thread).append(Fields.PLACE, new Document("$gt", place)));
            }
        });
        if (!whole.isEmpty()) {
            parts.add(new Document(Fields.THREAD, new Document("$in", whole)));
        }
        Document match = new Document(Fields.RESOURCE, search.owner().value());
        if (parts.size() == 1) {
            match.putAll(parts.get(0));
        } else {
            match.append("$or", parts);
        }
        return List.of(new Document("$match", match), vector());
    }

    private static Document vector() {
        return new Document("$project", place().append(Fields.VECTOR, 1));
    }

    private static Document place() {
        return new Document(Fields.ID, 0)
                .append(Fields.THREAD, 1)
                .append(Fields.RUN, 1)
                .append(Fields.PLACE, 1)
                .append(Fields.CHUNK, 1)
                .append(Fields.UNSETTLED, 1);
    }

    /** The owner's entries that pass the filter. */
    private Document candidates() {
        Document match = new Document(Fields.RESOURCE, search.owner().value());
        search.thread().ifPresent(thread -> match.append(Fields.THREAD, thread.value()));
        RecallFilter filter = search.filter();
        Document time = new Document();
        filter.since().ifPresent(at -> time.append("$gte", Instants.toEpochMicros(at)));
        filter.until().ifPresent(at -> time.append("$lt", Instants.toEpochMicros(at)));
        if (!time.isEmpty()) {
            match.append(Fields.AT, time);
        }
        if (!filter.roles().isEmpty()) {
            List<String> roles =
                    filter.roles().stream().map(MessageDocument::roleName).toList();
            match.append(Fields.ROLE, new Document("$in", roles));
        }
        if (!filter.speakers().isEmpty()) {
            List<String> speakers =
                    filter.speakers().stream().sorted(Comparator.naturalOrder()).toList();
            match.append(Fields.SPEAKER, new Document("$in", speakers));
        }
        List<Document> metadata = Metadata.wanted(filter.metadata());
        if (!metadata.isEmpty()) {
            match.append(Fields.METADATA, new Document("$all", metadata));
        }
        return match;
    }
}
