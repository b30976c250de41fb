package io.mneme.memory.agent;

import io.mneme.memory.agent.AgentEvent.Saved;
import io.mneme.memory.agent.AgentEvent.TextDelta;
import io.mneme.memory.agent.AgentEvent.ToolCalled;
import io.mneme.memory.agent.AgentEvent.ToolReturned;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Part;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells what happens in a turn. If a processor may change what is said, it is held back and told as it is stored. For
 * one turn.
 */
final class TurnEvents {

    private final Consumer<AgentEvent> sink;
    private final boolean held;
    private final boolean readOnly;

    /**
     * Events.
     *
     * @param sink gets them, one at a time
     * @param held whether to tell only what is stored
     * @param readOnly whether nothing is stored
     */
    TurnEvents(Consumer<AgentEvent> sink, boolean held, boolean readOnly) {
        this.sink = sink;
        this.held = held;
        this.readOnly = readOnly;
    }

    /** The model says the next piece. */
    void said(String piece) {
        if (!held) {
            sink.accept(new TextDelta(piece));
        }
    }

    /** The model has said {@code message}, which is as it will be stored. */
    void spoken(Message message) {
        if (held && !message.text().isEmpty()) {
            sink.accept(new TextDelta(message.text()));
        }
    }

    void called(Part.ToolCall call) {
        sink.accept(new ToolCalled(call));
    }

    void returned(Part.ToolResult result) {
        if (!held) {
            sink.accept(new ToolReturned(result));
        }
    }

    /** The tools have returned {@code message}, which is as it is stored. */
    void returned(Message message) {
        if (held) {
            message.parts(Part.ToolResult.class).forEach(result -> sink.accept(new ToolReturned(result)));
        }
    }

    /** An answer of an earlier try. */
    void replayed(Message answer) {
        if (!answer.text().isEmpty()) {
            sink.accept(new TextDelta(answer.text()));
        }
        sink.accept(new Saved(List.of(answer.id())));
    }

    /** Messages are stored. */
    void saved(List<MessageId> ids) {
        if (!readOnly) {
            sink.accept(new Saved(ids));
        }
    }
}
