package io.mneme.memory.agent.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.mneme.memory.Memory;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.agent.config.MnemeConfiguration;
import io.mneme.memory.port.store.MemoryStore;

/** Makes the one memory. */
final class MemoryModule extends AbstractModule {

    @Provides
    @Singleton
    Memory memory(MemoryStore store, MnemeConfiguration configuration) {
        MemoryOptions options = MemoryOptions.DEFAULT.lastMessages(configuration.lastMessages());
        return Memory.builder().store(store).options(options).build();
    }
}
