package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.MemoryStoreContract;
import io.mneme.memory.testkit.contract.StatefulPropertyContract;
import org.junit.jupiter.api.AfterAll;

class InMemoryDatabaseTest implements MemoryStoreContract, StatefulPropertyContract {

    private static final MemoryStore STORE = SqliteMemoryStore.open("sqlite::memory:");

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Override
    public MemoryStore store() {
        return STORE;
    }

    @Override
    public MemoryStore storeToClose() {
        return SqliteMemoryStore.open("sqlite::memory:");
    }

    @Override
    public MemoryStore emptyStore() {
        return SqliteMemoryStore.open("sqlite::memory:");
    }
}
