package io.mneme.memory.it.databases;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;

/**
 * A database for one test class.
 *
 * @param product the product, as the build's last lines name it
 * @param url opens the store
 * @param found how it was found, for a person
 * @param drop removes what the tests made, where the server outlives them
 */
record TestDatabase(String product, String url, String found, Runnable drop) {

    /** Opens a store on it, by its URL alone, and notes what it says of its server. */
    MemoryStore open() {
        MemoryStore store = Stores.open(url);
        RunReport.write(product, store.description() + " (" + found + ")");
        return store;
    }
}
