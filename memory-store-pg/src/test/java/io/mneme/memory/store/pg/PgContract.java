package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.MemoryStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The whole contract on a new schema, with the options of a variant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PgContract implements MemoryStoreContract {

    private final PgStoreOptions options;
    private MemoryStore store;
    private MemoryStore second;

    PgContract(PgStoreOptionsBuilder options) {
        this.options = options.build();
    }

    @BeforeAll
    void open() {
        store = PgMemoryStore.open(options);
        second = PgMemoryStore.open(options);
    }

    @AfterAll
    void close() {
        store.close();
        second.close();
        TestDatabase.drop(options);
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
        return PgMemoryStore.open(options);
    }
}
