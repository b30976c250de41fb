package io.mneme.memory.store.mongo;

import io.mneme.memory.thread.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final Document ENTRY = new Document(Fields.ID, 0)
            .append(Fields.RESOURCE, 0)
            .append(Fields.EPOCH, 0)
            .append(Fields.METADATA, 0);

    private final ResourceId owner;
    private final List<Document> stages = new ArrayList<>();

    RecallQuery(ResourceId owner) {
        this.owner = owner;
    }

    /** The pipeline, to be run on the threads; with entries if there is a condition on them. */
    List<Document> build(Call call, Optional<Document> condition) {
        stages.addAll(heads());
        union(call.schema().getNamespace().getCollectionName(), List.of(IndexModels.selected()));
        condition.ifPresent(entries -> {
            Document match = new Document(Fields.RESOURCE, owner.value());
            match.putAll(entries);
            union(
                    call.recall().getNamespace().getCollectionName(),
                    List.of(new Document("$match", match), new Document("$project", ENTRY)));
        });
        union(call.threads().getNamespace().getCollectionName(), heads());
        return stages;
    }

    private void union(String collection, List<Document> pipeline) {
        stages.add(new Document("$unionWith", new Document("coll", collection).append("pipeline", pipeline)));
    }

    /** Served by the index on update time, see M0001. */
    private List<Document> heads() {
        Document match = new Document(Fields.RESOURCE, owner.value())
                .append(Fields.UPDATED_AT, new Document("$gt", Long.MIN_VALUE))
                .append(Fields.INDEXED, new Document("$gt", 0L));
        return List.of(new Document("$match", match), new Document("$project", HEAD));
    }

    /**
     * The condition on entries to be of some threads, each beyond a place; served by the index on places, see M0003.
     *
     * @param places by thread, one or more
     */
    static Document beyond(Map<String, Long> places) {
        List<String> whole = new ArrayList<>();
        List<Document> parts = new ArrayList<>();
        places.forEach((thread, place) -> {
            if (place == 0) {
                whole.add(thread);
            } else {
                parts.add(new Document(Fields.THREAD, thread).append(Fields.PLACE, new Document("$gt", place)));
            }
        });
        if (!whole.isEmpty()) {
            parts.add(new Document(Fields.THREAD, new Document("$in", whole)));
        }
        return parts.size() == 1 ? parts.get(0) : new Document("$or", parts);
    }

    /** The condition on entries also to have metadata. */
    static Document with(Document condition, List<Document> metadata) {
        return new Document(condition).append(Fields.METADATA, new Document("$all", metadata));
    }
}
