package io.mneme.memory.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;

/** Looks for a store without making one. */
final class StoreLookup {

    private StoreLookup() {}

    /** Whether the database has a schema of Mneme's, of any version. */
    static boolean isThere(MongoStoreOptions options) {
        ConnectionString url = Connection.parse(options);
        try (MongoClient client = MongoClients.create(Connection.settings(options, url))) {
            return isThere(client, Connection.database(url), options.collectionPrefix() + "schema");
        }
    }

    private static boolean isThere(MongoClient client, String database, String collection) {
        try {
            Document schema = client.getDatabase(database)
                    .getCollection(collection)
                    .find(Schema.SELF)
                    .first();
            return schema != null && schema.containsKey(Schema.VERSION);
        } catch (MongoException e) {
            throw OpeningErrors.translate(e, client);
        }
    }
}
