package io.mneme.memory.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mneme.memory.MemoryException;

/** The first work with a new client, whose failures say what is wrong with the URL or the server. */
final class Opening {

    private Opening() {}

    /** What is done with a client, which stays open when it returns. */
    @FunctionalInterface
    interface Work<T> {
        T run(MongoClient client, ConnectionString url);
    }

    /** Makes a client and works with it; closes it only if that fails. */
    static <T> T run(MongoStoreOptions options, Work<T> work) {
        MongoClient client = null;
        ConnectionString url = null;
        try {
            url = Connection.parse(options);
            client = MongoClients.create(Connection.settings(options, url));
            return work.run(client, url);
        } catch (MongoException e) {
            MemoryException translated = client == null ? Errors.translate(e) : OpeningErrors.translate(e, url, client);
            close(client);
            throw translated;
        } catch (LinkageError e) {
            close(client);
            throw Libraries.missing(e);
        } catch (RuntimeException | Error e) {
            close(client);
            throw e;
        }
    }

    private static void close(MongoClient client) {
        if (client != null) {
            client.close();
        }
    }
}
