package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** Words are looked for in memory: an index with an entry for each word of a message only delays indexing. */
final class M0004_DropTermIndex implements Migration {

    @Override
    public void run(StoreCollections collections) {
        MongoCollection<Document> recall = collections.recall();
        // A process that died after this step does it again, and a server refuses to drop what is not there.
        for (Document index : recall.listIndexes()) {
            if (M0003_CreateRecallIndex.ENTRIES_BY_TERM.equals(index.getString("name"))) {
                recall.dropIndex(M0003_CreateRecallIndex.ENTRIES_BY_TERM);
            }
        }
    }
}
