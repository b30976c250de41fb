package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCollection;
import java.util.function.UnaryOperator;
import org.bson.Document;

/**
 * Where everything is. Thread-safe.
 *
 * @param threads heads, batches of messages and versions of working memories
 * @param recall entries of the recall index
 * @param schema the schema's version, its lock, and what fills the recall index
 */
record StoreCollections(
        MongoCollection<Document> threads, MongoCollection<Document> recall, MongoCollection<Document> schema) {

    /** The same collections with another view of each. */
    StoreCollections map(UnaryOperator<MongoCollection<Document>> view) {
        return new StoreCollections(view.apply(threads), view.apply(recall), view.apply(schema));
    }
}
