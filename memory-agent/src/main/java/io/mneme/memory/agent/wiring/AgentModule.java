package io.mneme.memory.agent.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.mneme.memory.Memory;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.agent.AgentBuilder;
import io.mneme.memory.agent.TitleOptions;
import io.mneme.memory.agent.config.MnemeConfiguration;
import io.mneme.memory.port.model.ChatModel;

/** Makes builders of agents: a new one each time. */
final class AgentModule extends AbstractModule {

    @Provides
    AgentBuilder agent(ChatModel model, Memory memory, MnemeConfiguration configuration) {
        return Agent.builder()
                .model(model)
                .memory(memory)
                .stepLimit(configuration.stepLimit())
                .turnTimeout(configuration.turnTimeout())
                .titles(configuration.titles() ? TitleOptions.DEFAULT : null);
    }
}
