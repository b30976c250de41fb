package io.mneme.memory.server.cli.demo;

import io.mneme.memory.Memory;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.observation.AuditEvent;
import io.mneme.memory.thread.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands behind the scenes: one memory, its agents, its audit log. For one thread. */
final class Backstage implements AutoCloseable {

    private final DemoStore store;
    private final WitnessModel model;
    private final List<AuditEvent> audit = new ArrayList<>();
    private final Map<String, Agent> agents = new HashMap<>();
    private Memory memory;

    Backstage(DemoStore store, ChatModel model) {
        this.store = store;
        this.model = new WitnessModel(model);
        this.memory = open();
    }

    private Memory open() {
        return Memory.builder().store(store.opener().get()).audit(audit::add).build();
    }

    Memory memory() {
        return memory;
    }

    /** An agent without a state of its own: all that it knows is in the memory. */
    Agent agent(String name) {
        return agents.computeIfAbsent(
                name,
                missing -> Agent.builder()
                        .name(missing)
                        .instructions("You are " + missing + ".")
                        .model(model)
                        .memory(memory)
                        .build());
    }

    ResourceId user(String name) {
        return store.user(name);
    }

    /** What the model was shown at its last call. */
    List<String> shown() {
        return model.shown();
    }

    List<AuditEvent> audit() {
        return List.copyOf(audit);
    }

    void restart() {
        memory.close();
        agents.clear();
        memory = open();
    }

    @Override
    public void close() {
        memory.close();
    }
}
