package io.mneme.memory.context;

import io.mneme.memory.MemoryOptions;
import io.mneme.memory.history.HistoryReader;
import io.mneme.memory.history.ToolPairs;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.Recall;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryOptions;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds what the model sees, stable parts first, so that a provider can reuse its cache of the beginning: the agent's
 * instructions; how to read speakers and working memory; the history; then, right before the message to answer, one
 * system message of what may change with every turn. Thread-safe.
 */
public final class ContextAssembler {

    private final MemoryStore store;
    private final HistoryReader history;
    private final MemoryOptions options;
    private final Optional<RecalledMessages> recalled;

    /** @param recall what semantic recall looks with; needed only if the options have it */
    public ContextAssembler(MemoryStore store, MemoryOptions options, Optional<Recall> recall) {
        this.store = store;
        this.history = new HistoryReader(store.messages());
        this.options = options;
        this.recalled = recall.flatMap(
                one -> options.semanticRecall().map(recallOptions -> new RecalledMessages(one, recallOptions)));
    }

    /**
     * The context of the message at {@code upTo}.
     *
     * @param instructions what the agent is told; may be empty
     * @param upTo the last place to read, {@link Long#MAX_VALUE} for all
     */
    public Context assemble(ThreadKey thread, String instructions, long upTo) {
        return assemble(thread, instructions, history.read(thread, options.history(), upTo), upTo);
    }

    /** The context of a message that is not stored and comes after everything that is. */
    public Context assemble(ThreadKey thread, String instructions, Message unsaved) {
        List<Message> messages = new ArrayList<>(history.read(thread, options.history(), Long.MAX_VALUE));
        messages.add(unsaved);
        return assemble(thread, instructions, messages, Long.MAX_VALUE);
    }

    private Context assemble(ThreadKey thread, String instructions, List<Message> read, long upTo) {
        List<String> system = system(instructions, read);
        Notes notes = new Notes();
        options.workingMemory().ifPresent(working -> addWorkingMemory(thread, working, notes));
        List<Message> window = fitting(system, read, notes);
        RecalledMessages.Found found =
                recalled.map(one -> one.find(thread, window, upTo)).orElse(RecalledMessages.Found.NOTHING);
        found.elsewhere().ifPresent(notes::add);
        List<Message> messages = new ArrayList<>(found.earlier());
        messages.addAll(window);
        return fit(new Context(
                system(instructions, messages),
                notes.before(SpeakerTurns.render(messages)),
                found.earlier().size()));
    }

    private List<String> system(String instructions, List<Message> window) {
        List<String> system = new ArrayList<>();
        if (!instructions.isBlank()) {
            system.add(instructions);
        }
        if (SpeakerTurns.anyIn(window)) {
            system.add(SpeakerTurns.INSTRUCTIONS);
        }
        options.workingMemory().map(WorkingMemoryBlock::instructions).ifPresent(system::add);
        return system;
    }

    /** What of the window fits the budget: only that is known to the model, all else may be recalled. */
    private List<Message> fitting(List<String> system, List<Message> window, Notes notes) {
        if (options.history().tokens().isEmpty()) {
            return window;
        }
        Context fitted = fit(new Context(system, notes.before(SpeakerTurns.render(window))));
        Set<MessageId> kept = fitted.messages().stream().map(Message::id).collect(Collectors.toSet());
        List<Message> whole = window.stream()
                .dropWhile(message -> !kept.contains(message.id()))
                .toList();
        return ToolPairs.whole(whole);
    }

    private Context fit(Context whole) {
        return options.history()
                .tokens()
                .map(budget -> new PromptBudget(budget).fit(whole))
                .orElse(whole);
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
