package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.MemoryStoreContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract over TLS with a checked certificate and a SCRAM password, on a server that takes nothing else. */
class MongoTlsIT implements MemoryStoreContract {

    @Order(1)
    @RegisterExtension
    static final TlsServer SERVER = new TlsServer();

    @Order(2)
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.on(TlsServer::url);

    private static MemoryStore store;
    private static MemoryStore second;

    @BeforeAll
    static void open() {
        store = DATABASE.store();
        second = DATABASE.store();
    }

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public MemoryStore secondStore() {
        return second;
    }

    @Override
    public MemoryStore storeToClose() {
        return DATABASE.store();
    }

    @Override
    public MemoryStore emptyStore() {
        return DATABASE.emptyStore();
    }
}
