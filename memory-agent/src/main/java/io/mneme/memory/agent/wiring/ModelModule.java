package io.mneme.memory.agent.wiring;

import com.google.inject.AbstractModule;
import io.mneme.memory.port.model.ChatModel;

/** Binds the model, chosen before the injector is made. */
final class ModelModule extends AbstractModule {

    private final ChatModel model;

    ModelModule(ChatModel model) {
        this.model = model;
    }

    @Override
    protected void configure() {
        bind(ChatModel.class).toInstance(model);
    }
}
