package io.mneme.memory.it.databases;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.testkit.contract.MemoryStoreContract;
import io.mneme.memory.testkit.contract.StatefulPropertyContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The whole contract on a database in a container, on stores that are opened by URL alone. Not run on any other
 * database: see {@link ContainedContractFilter}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContainedContract implements MemoryStoreContract, StatefulPropertyContract {

    private TestDatabase database;
    private MemoryStore store;
    private MemoryStore second;

    abstract TestDatabase find();

    /** A new part of the server at {@code url}; the container ends with it. */
    abstract TestDatabase part(String url);

    @BeforeAll
    void open() {
        database = find();
        store = database.open();
        second = database.open();
    }

    @AfterAll
    void close() {
        for (MemoryStore one : new MemoryStore[] {store, second}) {
            if (one != null) {
                one.close();
            }
        }
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
        return database.open();
    }

    @Override
    public MemoryStore emptyStore() {
        return Stores.open(part(database.url()).url());
    }
}
