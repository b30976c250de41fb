package io.mneme.memory.agent.wiring;

import com.google.inject.AbstractModule;
import io.mneme.memory.port.store.MemoryStore;

/** Binds the store, opened before the injector is made. */
final class StoreModule extends AbstractModule {

    private final MemoryStore store;

    StoreModule(MemoryStore store) {
        this.store = store;
    }

    @Override
    protected void configure() {
        bind(MemoryStore.class).toInstance(store);
    }
}
