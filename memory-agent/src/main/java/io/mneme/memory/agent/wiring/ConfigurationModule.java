package io.mneme.memory.agent.wiring;

import com.google.inject.AbstractModule;
import io.mneme.memory.agent.config.MnemeConfiguration;

/** Binds what the application has set. */
final class ConfigurationModule extends AbstractModule {

    private final MnemeConfiguration configuration;

    ConfigurationModule(MnemeConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    protected void configure() {
        bind(MnemeConfiguration.class).toInstance(configuration);
    }
}
