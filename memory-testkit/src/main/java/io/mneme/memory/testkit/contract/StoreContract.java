package io.mneme.memory.testkit.contract;

import io.mneme.memory.port.store.MemoryStore;

/** What every contract of a store needs. */
public interface StoreContract {

    /** The store under test. It may hold other data, and tests may share it: every test uses new owners. */
    MemoryStore store();

    /**
     * Another store on the same database, as independent as another process: with its own connections and caches. A
     * store that cannot have one leaves it at the same object.
     */
    default MemoryStore secondStore() {
        return store();
    }
}
