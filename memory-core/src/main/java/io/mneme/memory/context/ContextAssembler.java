package io.mneme.memory.context;

import io.mneme.memory.MemoryOptions;
import io.mneme.memory.history.HistoryReader;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryOptions;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds what the model sees, stable parts first, so that a provider can reuse its cache of the beginning: the agent's
 * instructions; how to read speakers and working memory; the history; then, right before the message to answer, one
 * system message of what may change with every turn. Thread-safe.
 */
public final class ContextAssembler {

    private final MemoryStore store;
    private final HistoryReader history;
    private final MemoryOptions options;

    public ContextAssembler(MemoryStore store, MemoryOptions options) {
        this.store = store;
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
        return assemble(thread, instructions, history.read(thread, options.history(), upTo));
    }

    /** The context of a message that is not stored and comes after everything that is. */
    public Context assemble(ThreadKey thread, String instructions, Message unsaved) {
        List<Message> messages = new ArrayList<>(history.read(thread, options.history(), Long.MAX_VALUE));
        messages.add(unsaved);
        return assemble(thread, instructions, messages);
    }

    private Context assemble(ThreadKey thread, String instructions, List<Message> messages) {
        List<String> system = new ArrayList<>();
        if (!instructions.isBlank()) {
            system.add(instructions);
        }
        if (SpeakerTurns.anyIn(messages)) {
            system.add(SpeakerTurns.INSTRUCTIONS);
        }
        options.workingMemory().map(WorkingMemoryBlock::instructions).ifPresent(system::add);
        Notes notes = new Notes();
        options.workingMemory().ifPresent(working -> addWorkingMemory(thread, working, notes));
        return new Context(system, notes.before(SpeakerTurns.render(messages)));
    }

    private void addWorkingMemory(ThreadKey thread, WorkingMemoryOptions working, Notes notes) {
        Optional<WorkingMemoryVersion> version =
                store.workingMemories().find(working.scope().keyIn(thread));
        notes.add(WorkingMemoryBlock.state(working, version));
        notes.mark(
                Notes.WORKING_MEMORY_VERSION,
                version.map(WorkingMemoryVersion::version).orElse(0L));
    }
}
