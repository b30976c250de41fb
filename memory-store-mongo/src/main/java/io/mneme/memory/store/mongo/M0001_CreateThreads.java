package io.mneme.memory.store.mongo;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.Document;

/** Heads and batches in one collection, with an index for every query that {@code _id} does not serve. */
final class M0001_CreateThreads implements Migration {

    static final String MESSAGE_IDS = "message_ids";
    static final String THREADS_BY_UPDATE = "threads_by_update";
    static final String THREADS_BY_CREATION = "threads_by_creation";
    static final String UNFINISHED = "unfinished";

    @Override
    public void run(StoreCollections collections) {
        collections
                .threads()
                .createIndexes(List.of(
                        // MessagePlaces.find, Selections.message; and no id is twice in a thread.
                        index(MESSAGE_IDS, Fields.ofMessage(Fields.MESSAGE_ID), true, threadAnd(Fields.GENERATION)),
                        // ThreadLister by update time, and the owners: MongoResourceStore.
                        index(THREADS_BY_UPDATE, Fields.UPDATED_AT, false, ownerAnd(Fields.UPDATED_AT)),
                        // ThreadLister by creation time.
                        index(THREADS_BY_CREATION, Fields.CREATED_AT, false, ownerAnd(Fields.CREATED_AT)),
                        // Recovery.
                        index(UNFINISHED, Fields.OPEN, false, new Document(Fields.OPEN, 1))));
    }

    private static Document threadAnd(String field) {
        return new Document(Fields.RESOURCE, 1)
                .append(Fields.THREAD, 1)
                .append(field, 1)
                .append(Fields.ofMessage(Fields.MESSAGE_ID), 1);
    }

    private static Document ownerAnd(String time) {
        return new Document(Fields.RESOURCE, 1).append(time, 1).append(Fields.THREAD, 1);
    }

    /** Only of documents that have {@code field}: heads and batches share the collection. */
    private static IndexModel index(String name, String field, boolean unique, Document keys) {
        return new IndexModel(
                keys,
                new IndexOptions()
                        .name(name)
                        .unique(unique)
                        .partialFilterExpression(new Document(field, new Document("$exists", true))));
    }
}
