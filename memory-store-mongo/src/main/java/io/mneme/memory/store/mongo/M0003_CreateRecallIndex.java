package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.Document;

/** Entries of the recall index in a collection of their own; every thread with messages is to be indexed. */
final class M0003_CreateRecallIndex implements Migration {

    static final String PENDING_THREADS = "pending_threads";
    static final String ENTRIES_BY_TERM = "entries_by_term";
    static final String ENTRIES_BY_PLACE = "entries_by_place";

    @Override
    public void run(StoreCollections collections) {
        indexEntries(collections.recall());
        markThreads(collections.threads());
    }

    private static void indexEntries(MongoCollection<Document> recall) {
        // Dropped again by M0004.
        recall.createIndex(
                new Document(Fields.RESOURCE, 1).append(Fields.TERMS, 1), new IndexOptions().name(ENTRIES_BY_TERM));
        // RecallQuery, Entries, EntryCopier.
        recall.createIndex(
                new Document(Fields.RESOURCE, 1).append(Fields.THREAD, 1).append(Fields.PLACE, 1),
                new IndexOptions().name(ENTRIES_BY_PLACE));
    }

    private static void markThreads(MongoCollection<Document> threads) {
        Document unmarked = new Document(Fields.STATE, new Document("$in", List.of("live", "moving")))
                .append(Fields.LAST_SEQUENCE, new Document("$gt", 0L))
                .append(Fields.PENDING, null);
        threads.updateMany(unmarked, new Document("$set", new Document(Fields.PENDING, 0L)));
        // Outbox.
        threads.createIndex(
                new Document(Fields.PENDING, 1),
                new IndexOptions()
                        .name(PENDING_THREADS)
                        .partialFilterExpression(new Document(Fields.PENDING, new Document("$exists", true))));
    }
}
