package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.MemoryStoreContract;
import io.mneme.memory.testkit.contract.StatefulPropertyContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoMemoryStoreIT implements MemoryStoreContract, StatefulPropertyContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

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
