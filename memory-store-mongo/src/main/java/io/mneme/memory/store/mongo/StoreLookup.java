package io.mneme.memory.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import org.bson.Document;

/** Looks for a store without making one. */
final class StoreLookup {

    private StoreLookup() {}

    /** Whether the database has a schema of Mneme's, of any version. */
    static boolean isThere(MongoStoreOptions options) {
        return Opening.run(options, (client, url) -> {
            boolean there = isThere(client, url, options.collectionPrefix() + "schema");
            client.close();
            return there;
        });
    }

    private static boolean isThere(MongoClient client, ConnectionString url, String collection) {
        Document schema = client.getDatabase(Connection.database(url))
                .getCollection(collection)
                .find(Schema.SELF)
                .first();
        return schema != null && schema.containsKey(Schema.VERSION);
    }
}
