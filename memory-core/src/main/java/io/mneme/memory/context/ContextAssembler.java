package io.mneme.memory.context;

import io.mneme.memory.MemoryOptions;
import io.mneme.memory.history.HistoryReader;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;

/** Builds what the model sees, in a fixed order: the agent's instructions, then the history. Thread-safe. */
public final class ContextAssembler {

    private final HistoryReader history;
    private final MemoryOptions options;

    public ContextAssembler(MemoryStore store, MemoryOptions options) {
        this.history = new HistoryReader(store.messages());
        this.options = options;
    }

    /**
     * The context of the message at {@code upTo}.
     *
     * @param instructions what the agent is told; may be empty
     * @param upTo the last place to read, {@link Long#MAX_VALUE} for all
     */
    public Context assemble(ThreadKey thread, String instructions, long upTo) {
        List<String> system = instructions.isBlank() ? List.of() : List.of(instructions);
        return new Context(system, history.read(thread, options.history(), upTo));
    }
}
