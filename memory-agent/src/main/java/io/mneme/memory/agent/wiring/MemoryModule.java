package io.mneme.memory.agent.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.mneme.memory.Memory;
import io.mneme.memory.MemoryBuilder;
import io.mneme.memory.agent.config.MnemeConfiguration;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.RecallModel;
import java.util.Optional;

/** Makes the one memory. */
final class MemoryModule extends AbstractModule {

    private final Optional<RecallModel> recall;

    /** @param recall what recall works with; empty for none */
    MemoryModule(Optional<RecallModel> recall) {
        this.recall = recall;
    }

    @Provides
    @Singleton
    Memory memory(MemoryStore store, MnemeConfiguration configuration) {
        MemoryBuilder builder = Memory.builder().store(store).options(configuration.memory());
        recall.ifPresent(builder::recall);
        return builder.build();
    }
}
