package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.MemoryStoreContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The whole contract on a new schema, with the options of a variant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PgContract implements MemoryStoreContract {

    private final PgStoreOptionsBuilder builder;
    private final PgStoreOptions options;
    private final List<PgStoreOptions> opened = new ArrayList<>();
    private MemoryStore store;
    private MemoryStore second;

    PgContract(PgStoreOptionsBuilder options) {
        builder = options;
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
        TestDatabase.drop(options, options.server());
        opened.forEach(one -> TestDatabase.drop(one, one.server()));
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

    @Override
    public MemoryStore emptyStore() {
        PgStoreOptions fresh = builder.schema(TestDatabase.newSchema()).build();
        opened.add(fresh);
        return PgMemoryStore.open(fresh);
    }
}
