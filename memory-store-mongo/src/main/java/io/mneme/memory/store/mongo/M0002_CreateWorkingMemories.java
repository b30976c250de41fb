package io.mneme.memory.store.mongo;

import com.mongodb.client.model.IndexOptions;
import org.bson.Document;

/** Working memories lie with the threads; only the list of owners that have one needs an index. */
final class M0002_CreateWorkingMemories implements Migration {

    static final String MEMORY_OWNERS = "memory_owners";

    @Override
    public void run(StoreCollections collections) {
        // MongoWorkingMemoryStore.owners.
        collections
                .threads()
                .createIndex(
                        new Document(Fields.OWN, 1).append(Fields.RESOURCE, 1),
                        new IndexOptions()
                                .name(MEMORY_OWNERS)
                                .partialFilterExpression(new Document(Fields.OWN, new Document("$exists", true))));
    }
}
