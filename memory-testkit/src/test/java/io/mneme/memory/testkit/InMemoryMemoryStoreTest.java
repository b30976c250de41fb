package io.mneme.memory.testkit;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.MemoryStoreContract;
import io.mneme.memory.testkit.contract.StatefulPropertyContract;

class InMemoryMemoryStoreTest implements MemoryStoreContract, StatefulPropertyContract {

    private static final MemoryStore STORE = new InMemoryMemoryStore();

    @Override
    public MemoryStore store() {
        return STORE;
    }

    @Override
    public MemoryStore storeToClose() {
        return new InMemoryMemoryStore();
    }

    @Override
    public MemoryStore emptyStore() {
        return new InMemoryMemoryStore();
    }
}
