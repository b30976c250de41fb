package io.mneme.memory.agent;

import io.mneme.memory.MemoryException;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Part;
import java.util.List;

/**
 * What happens in a turn, in order. {@link Saved} with the user's message comes first; each step is {@link TextDelta}s,
 * then one {@link ToolCalled} and {@link ToolReturned} for each call, then {@link Saved} with the step's messages. The
 * last event is always {@link Done} or {@link Failed}, after the {@link Saved} of what the turn left in the thread, if
 * it left anything, and a {@link Titled}, if it got a title. Immutable and thread-safe.
 */
public sealed interface AgentEvent {

    /**
     * The model said more.
     *
     * @param text the next piece, valid Unicode, not empty
     */
    record TextDelta(String text) implements AgentEvent {}

    /**
     * The model asked for a tool, which runs now.
     *
     * @param call what it asked for
     */
    record ToolCalled(Part.ToolCall call) implements AgentEvent {}

    /**
     * A tool ended.
     *
     * @param result its result, or why it failed
     */
    record ToolReturned(Part.ToolResult result) implements AgentEvent {}

    /**
     * Messages are durable in the thread.
     *
     * @param ids their ids, in order
     */
    record Saved(List<MessageId> ids) implements AgentEvent {
        public Saved {
            ids = List.copyOf(ids);
        }
    }

    /**
     * The thread had no title and got one.
     *
     * @param title the title as it is stored
     */
    record Titled(String title) implements AgentEvent {}

    /**
     * The turn failed; what the model had said is in the thread.
     *
     * @param error as {@link Agent#generate} would have thrown it
     */
    record Failed(MemoryException error) implements AgentEvent {}

    /**
     * The turn ended.
     *
     * @param reply the answer as it is stored
     */
    record Done(AgentReply reply) implements AgentEvent {}
}
