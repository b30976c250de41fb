package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoDatabase;
import io.mneme.memory.MemoryException.Misconfigured;
import org.bson.Document;

/**
 * What the server says of itself.
 *
 * @param product product and version
 * @param topology {@code standalone}, {@code replica set} or {@code sharded cluster}
 */
record ServerInfo(String product, String topology) {

    /** Of MongoDB 6.0. */
    private static final int OLDEST_WIRE_VERSION = 17;

    private static final String STANDALONE = "standalone";

    /**
     * Asks the server.
     *
     * @throws Misconfigured if it is too old
     */
    static ServerInfo of(MongoDatabase database) {
        Document build = database.runCommand(new Document("buildInfo", 1));
        Document hello = database.runCommand(new Document("hello", 1));
        String product = "MongoDB " + build.getString("version");
        if (build.get("ferretdb") instanceof Document ferret) {
            product = "FerretDB " + ferret.getString("version") + " as " + product;
        }
        if (hello.get("maxWireVersion", 0) < OLDEST_WIRE_VERSION) {
            throw new Misconfigured(product + " is too old: Mneme needs MongoDB 6.0 or newer");
        }
        String topology = "isdbgrid".equals(hello.get("msg"))
                ? "sharded cluster"
                : hello.containsKey("setName") ? "replica set" : STANDALONE;
        return new ServerInfo(product, topology);
    }

    /** A standalone server has no majority to wait for, and refuses reads that ask for one. */
    boolean standalone() {
        return topology.equals(STANDALONE);
    }
}
