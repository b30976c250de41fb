package io.mneme.memory.agent.wiring;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.agent.AgentBuilder;
import io.mneme.memory.agent.config.MnemeConfiguration;
import io.mneme.memory.agent.offline.OfflineChatModel;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.recall.RecallModel;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** The wired application: one store, one memory, one model, as many agents as needed. Thread-safe. */
public final class Mneme implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(Mneme.class.getName());

    private final Injector injector;

    private Mneme(Injector injector) {
        this.injector = injector;
    }

    /** {@link #start(MnemeConfiguration, ChatModel)} with the {@link OfflineChatModel}. */
    public static Mneme start(MnemeConfiguration configuration) {
        return start(configuration, new OfflineChatModel());
    }

    /**
     * Opens the store that the configuration names, and wires everything. If it fails, what was opened is closed again.
     *
     * @param model the model of all agents; Mneme does not close it
     * @throws io.mneme.memory.MemoryException.Misconfigured if no store module on the class path knows the URL, the
     *     store refuses it, or {@code model} is null
     * @throws io.mneme.memory.MemoryException.Unavailable if the store cannot be reached
     */
    public static Mneme start(MnemeConfiguration configuration, ChatModel model) {
        return start(configuration, model, RecallModel.words());
    }

    /**
     * {@link #start(MnemeConfiguration, ChatModel)} with a model for recall, which is used if the configuration enables
     * recall; without it, recall is by words.
     *
     * @throws io.mneme.memory.MemoryException.Misconfigured also if {@code recall} is null, or another one filled the
     *     store's index
     */
    public static Mneme start(MnemeConfiguration configuration, ChatModel model, RecallModel recall) {
        if (configuration == null || model == null || recall == null) {
            throw new Misconfigured("Mneme needs a configuration and a model, and a recall model if one is given");
        }
        MemoryStore store = Stores.open(configuration.storeUrl());
        try {
            Optional<RecallModel> used = configuration.memory().semanticRecall().map(options -> recall);
            return wire(configuration, store, model, used);
        } catch (RuntimeException | Error e) {
            closeAfter(e, store);
            throw e;
        }
    }

    private static Mneme wire(
            MnemeConfiguration configuration, MemoryStore store, ChatModel model, Optional<RecallModel> recall) {
        List<Module> modules = List.of(
                new ConfigurationModule(configuration),
                new StoreModule(store),
                new ModelModule(model),
                new MemoryModule(recall),
                new AgentModule());
        Injector injector = injector(modules);
        LOGGER.log(
                Level.DEBUG,
                "started with {0}; store: {1}; model: {2}",
                modules.stream()
                        .map(module -> module.getClass().getSimpleName())
                        .toList(),
                store.description(),
                model.name());
        return new Mneme(injector);
    }

    /** What a part refuses is thrown as it is, not as Guice's failure. */
    private static Injector injector(List<Module> modules) {
        try {
            return Guice.createInjector(Stage.PRODUCTION, modules);
        } catch (CreationException e) {
            if (e.getCause() instanceof MemoryException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private static void closeAfter(Throwable failure, MemoryStore store) {
        try {
            store.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** The memory. */
    public Memory memory() {
        return injector.getInstance(Memory.class);
    }

    /** A builder of an agent of this name, with model, memory, titles, step limit and turn timeout set. */
    public AgentBuilder agent(String name) {
        return injector.getInstance(AgentBuilder.class).name(name);
    }

    /** Closes the store; every later call throws {@link io.mneme.memory.MemoryException.Unavailable}. */
    @Override
    public void close() {
        memory().close();
    }
}
