package io.mneme.memory.bench.place;

import io.mneme.memory.port.store.MemoryStore;

/** In the memory of this process. */
record InMemoryPlace(MemoryStore store) implements OwnPlace {

    @Override
    public void close() {
        store.close();
    }
}
