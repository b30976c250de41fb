package io.mneme.memory.store.mongo;

import static org.junit.jupiter.api.Assumptions.abort;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database of its own for one test class, on the server that {@value #VARIABLE} names. Without a server the class is
 * not run and says so.
 */
final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    static final String VARIABLE = "MEMORY_IT_MONGODB_URL";

    private final Supplier<String> server;
    private final String name;
    private final String prefix;
    private final String urlOptions;
    private final List<MongoMemoryStore> open = new ArrayList<>();
    private MongoClient client;

    private TestDatabase(Supplier<String> server, String name, String prefix, String urlOptions) {
        this.server = server;
        this.name = name;
        this.prefix = prefix;
        this.urlOptions = urlOptions;
    }

    static TestDatabase create() {
        return named(newName(), "", "");
    }

    private static String newName() {
        return "mneme_it_" + UUID.randomUUID().toString().substring(0, 8);
    }

    static TestDatabase named(String name, String prefix, String urlOptions) {
        return new TestDatabase(TestDatabase::serverUrl, name, prefix, urlOptions);
    }

    /** On another server than the usual one. */
    static TestDatabase on(Supplier<String> server) {
        return new TestDatabase(server, newName(), "", "");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        client = MongoClients.create(server.get());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        open.forEach(MongoMemoryStore::close);
        if (client != null) {
            client.getDatabase(name).drop();
            client.close();
        }
    }

    /** The server's URL; skips or fails the test if there is none. */
    static String serverUrl() {
        String url = System.getenv(VARIABLE);
        if (url == null || url.isBlank()) {
            String reason = "not run on MongoDB: set " + VARIABLE + ", as with: eval \"$(scripts/databases urls)\"";
            // With CI=true the build fails as a whole if no test at all ran on MongoDB: memory-it sees to that.
            return abort(reason);
        }
        return url;
    }

    /** The server's URL with this database as its path, and with this database's options. */
    String url() {
        String[] parts = server.get().split("\\?", 2);
        int hosts = parts[0].indexOf("//") + 2;
        int path = parts[0].indexOf('/', hosts);
        String server = path < 0 ? parts[0] : parts[0].substring(0, path);
        String options = parts.length < 2 ? urlOptions : urlOptions.isEmpty() ? parts[1] : parts[1] + "&" + urlOptions;
        return server + "/" + name + (options.isEmpty() ? "" : "?" + options);
    }

    MongoStoreOptions options() {
        return MongoStoreOptions.of(url()).collectionPrefix(prefix);
    }

    MongoMemoryStore store() {
        return store(UnaryOperator.identity());
    }

    MongoMemoryStore store(UnaryOperator<MongoCollection<Document>> wrapper) {
        MongoMemoryStore store = MongoMemoryStore.open(options(), wrapper);
        open.add(store);
        return store;
    }

    /** A new store with nothing in it, in collections of its own; to be closed by the caller. */
    MongoMemoryStore emptyStore() {
        String unique = "empty_" + UUID.randomUUID().toString().substring(0, 8) + "_";
        return MongoMemoryStore.open(options().collectionPrefix(unique));
    }

    MongoDatabase database() {
        return client.getDatabase(name);
    }

    /** Entries of the recall index, past the store. */
    MongoCollection<Document> recall() {
        return database().getCollection(prefix + "recall");
    }

    /** Heads and batches, past the store. */
    MongoCollection<Document> threads() {
        return database().getCollection(prefix + "threads");
    }
}
