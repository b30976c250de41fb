package io.mneme.memory.context;

import io.mneme.memory.MemoryOptions;
import io.mneme.memory.history.HistoryReader;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds what the model sees, stable parts first, so that a provider can reuse its cache of the beginning: the agent's
 * instructions; how to read speakers and working memory; the history; then, right before the message to answer, one
 * system message of what may change with every turn. Thread-safe.
 */
public final class ContextAssembler {

    /** Id of the system message of what may change. */
    public static final MessageId NOTES = MessageId.of("mneme.notes");

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
        List<Message> messages = history.read(thread, options.history(), upTo);
        List<String> system = new ArrayList<>();
        if (!instructions.isBlank()) {
            system.add(instructions);
        }
        if (SpeakerTurns.anyIn(messages)) {
            system.add(SpeakerTurns.INSTRUCTIONS);
        }
        options.workingMemory().map(WorkingMemoryBlock::instructions).ifPresent(system::add);
        return new Context(system, withNotes(SpeakerTurns.render(messages), notes(thread)));
    }

    /** What may change with every turn, each with its own element. */
    private List<String> notes(ThreadKey thread) {
        List<String> notes = new ArrayList<>();
        options.workingMemory()
                .map(working -> WorkingMemoryBlock.state(
                        working, store.workingMemories().find(working.scope().keyIn(thread))))
                .ifPresent(notes::add);
        return notes;
    }

    /** The notes go before the newest user message: all that is older stays the same from turn to turn. */
    private static List<Message> withNotes(List<Message> messages, List<String> notes) {
        if (notes.isEmpty()) {
            return messages;
        }
        int place = messages.size();
        for (int i = messages.size() - 1; i >= 0 && place == messages.size(); i--) {
            place = messages.get(i).role() == Role.USER ? i : place;
        }
        Instant at = messages.isEmpty()
                ? Instant.EPOCH
                : messages.get(messages.size() - 1).createdAt();
        Message note = Message.builder(Role.SYSTEM)
                .id(NOTES)
                .text(String.join("\n\n", notes))
                .createdAt(at)
                .build();
        List<Message> all = new ArrayList<>(messages);
        all.add(place, note);
        return all;
    }
}
