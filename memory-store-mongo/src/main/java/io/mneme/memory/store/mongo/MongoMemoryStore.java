package io.mneme.memory.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.port.store.WorkingMemoryStore;
import java.util.function.UnaryOperator;
import org.bson.Document;

/**
 * A store in MongoDB 6.0 or newer: a standalone server, a replica set or a sharded cluster. It needs no transactions; a
 * thread is a head and a run of batches, and every change counts from the one write to the head on that makes it.
 * Thread-safe, and safe with several processes on one database.
 */
public final class MongoMemoryStore implements MemoryStore {

    private final MongoClient client;
    private final Calls calls;
    private final String description;
    private final ThreadStore threads;
    private final MessageStore messages;
    private final ResourceStore resources;
    private final WorkingMemoryStore workingMemories;
    private final RecallIndex recallIndex;
    private final ImportStore imports;

    private MongoMemoryStore(MongoClient client, Calls calls, String description, long recallCache) {
        Parts parts = Parts.create();
        Recovery recovery = new Recovery(parts);
        this.client = client;
        this.calls = calls;
        this.description = description;
        this.threads = new MongoThreadStore(calls, parts);
        this.messages = new MongoMessageStore(calls, parts);
        this.resources = new MongoResourceStore(calls, recovery);
        this.recallIndex = new MongoRecallIndex(calls, parts, recovery, recallCache);
        this.imports = new MongoImportStore(calls, parts);
        this.workingMemories = new MongoWorkingMemoryStore(calls, parts);
        calls.run(call -> {
            recovery.run(call);
            return true;
        });
    }

    /**
     * Opens a store, brings its schema to the present version, and finishes what a crashed process may have left. While
     * another process changes the schema, it waits, up to 5 minutes, and says so in the log after a second; if that
     * process was killed, it goes on in its place 10 seconds later. No two machines' clocks are compared for that.
     *
     * @throws io.mneme.memory.MemoryException.Misconfigured if the URL is wrong, an option in it needs a library that
     *     is not there, the user is refused, the server is too old, the database was written by a newer version, or a
     *     collection is not Mneme's
     * @throws io.mneme.memory.MemoryException.Unavailable if the server cannot be reached, or another process does not
     *     end changing the schema
     */
    public static MongoMemoryStore open(MongoStoreOptions options) {
        return open(options, UnaryOperator.identity());
    }

    /** {@link #open(MongoStoreOptions)} with a wrapper around each collection, for tests that make it fail. */
    static MongoMemoryStore open(MongoStoreOptions options, UnaryOperator<MongoCollection<Document>> wrapper) {
        return Opening.run(options, (client, url) -> open(client, url, options, wrapper));
    }

    private static MongoMemoryStore open(
            MongoClient client,
            ConnectionString url,
            MongoStoreOptions options,
            UnaryOperator<MongoCollection<Document>> wrapper) {
        MongoDatabase database = client.getDatabase(Connection.database(url));
        ServerInfo server = ServerInfo.of(database);
        MongoDatabase durable = server.standalone() ? database : database.withReadConcern(ReadConcern.MAJORITY);
        StoreCollections collections = new StoreCollections(
                durable.getCollection(options.collectionPrefix() + "threads"),
                durable.getCollection(options.collectionPrefix() + "recall"),
                durable.getCollection(options.collectionPrefix() + "schema"));
        new Schema(collections).bringUpToDate();
        String prefix = options.collectionPrefix();
        String description = "%s (%s) at %s, database %s%s"
                .formatted(
                        server.product(),
                        server.topology(),
                        String.join(",", url.getHosts()),
                        database.getName(),
                        prefix.isEmpty() ? "" : ", collections " + prefix + "*");
        Calls calls = new Calls(collections.map(wrapper), options.timeout());
        return new MongoMemoryStore(client, calls, description, options.recallCache());
    }

    @Override
    public ThreadStore threads() {
        return threads;
    }

    @Override
    public MessageStore messages() {
        return messages;
    }

    @Override
    public ResourceStore resources() {
        return resources;
    }

    @Override
    public WorkingMemoryStore workingMemories() {
        return workingMemories;
    }

    @Override
    public RecallIndex recallIndex() {
        return recallIndex;
    }

    @Override
    public ImportStore imports() {
        return imports;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        if (calls.close()) {
            client.close();
        }
    }
}
