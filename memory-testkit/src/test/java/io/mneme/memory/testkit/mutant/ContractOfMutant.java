package io.mneme.memory.testkit.mutant;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.MemoryStoreContract;
import io.mneme.memory.testkit.contract.StatefulPropertyContract;
import java.util.function.Supplier;

/** The contract on whichever store is under test; run by {@link MutantsTest} only, and expected to fail. */
class ContractOfMutant implements MemoryStoreContract, StatefulPropertyContract {

    static volatile Supplier<MemoryStore> fresh;
    static volatile MemoryStore underTest;

    @Override
    public MemoryStore store() {
        return underTest;
    }

    @Override
    public MemoryStore storeToClose() {
        return underTest;
    }

    @Override
    public MemoryStore emptyStore() {
        return fresh.get();
    }
}
