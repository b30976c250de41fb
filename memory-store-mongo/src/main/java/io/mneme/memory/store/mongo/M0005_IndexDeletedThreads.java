package io.mneme.memory.store.mongo;

import com.mongodb.client.model.IndexOptions;
import org.bson.Document;

/** The ids of deleted threads, of all owners in order: for copies to another store. */
final class M0005_IndexDeletedThreads implements Migration {

    static final String DELETED_THREADS = "deleted_threads";

    @Override
    public void run(StoreCollections collections) {
        // DeletedThreads.list.
        collections
                .threads()
                .createIndex(
                        new Document(Fields.RESOURCE, 1).append(Fields.THREAD, 1),
                        new IndexOptions()
                                .name(DELETED_THREADS)
                                .partialFilterExpression(
                                        new Document(Fields.DELETED_AT, new Document("$exists", true))));
    }
}
