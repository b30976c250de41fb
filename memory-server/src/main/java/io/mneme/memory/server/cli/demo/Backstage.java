package io.mneme.memory.server.cli.demo;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryBuilder;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.observation.AuditEvent;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.Indexer;
import io.mneme.memory.server.cli.recall.RecallModels;
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
    private final Map<String, Casting> castings = new HashMap<>();
    private final Map<String, Agent> agents = new HashMap<>();
    private MemoryStore opened;
    private Memory memory;

    Backstage(DemoStore store, ChatModel model) {
        this.store = store;
        this.model = new WitnessModel(model);
        open();
    }

    private void open() {
        opened = store.opener().get();
        memory = Memory.builder().store(opened).audit(audit::add).build();
    }

    Memory memory() {
        return memory;
    }

    void cast(String name, Casting casting) {
        castings.put(name, casting);
        agents.remove(name);
    }

    /** An agent without a state of its own: all that it knows is in the memory. */
    Agent agent(String name) {
        return agents.computeIfAbsent(name, missing -> {
            Casting casting = castings.getOrDefault(missing, Casting.DEFAULT);
            return casting.setUp()
                    .apply(Agent.builder()
                            .name(missing)
                            .instructions("You are " + missing + ".")
                            .model(model)
                            .memory(memory(casting.options())))
                    .build();
        });
    }

    /** On the same store; what is said is indexed by {@link #index}, so that a demonstration leaves others' alone. */
    Memory memory(MemoryOptions options) {
        MemoryBuilder builder = Memory.builder().store(opened).options(options).audit(audit::add);
        return options.semanticRecall().isPresent()
                ? builder.recall(RecallModels.of(opened.recallIndex()))
                        .indexing(false)
                        .build()
                : builder.build();
    }

    void index(ResourceId owner) {
        new Indexer(opened, RecallModels.of(opened.recallIndex())).index(owner, progress -> {});
    }

    ResourceId user(String name) {
        return store.user(name);
    }

    /** The messages that the model was shown at its last call. */
    List<Message> shown() {
        return model.shown();
    }

    List<AuditEvent> audit() {
        return List.copyOf(audit);
    }

    void restart() {
        memory.close();
        agents.clear();
        open();
    }

    @Override
    public void close() {
        memory.close();
    }
}
