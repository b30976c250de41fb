package io.mneme.memory.context;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.Message;
import java.util.List;

/**
 * What a model sees of memory, stable parts first, so that a provider can reuse its cache of the beginning. Immutable
 * and thread-safe.
 *
 * @param system blocks of the system message in fixed order: the agent's instructions, then what memory adds
 * @param messages the conversation, oldest first; every tool call in it has its result and every result its call
 * @param recalled how many messages at the beginning are not the history's, but were recalled from before it
 */
public record Context(List<String> system, List<Message> messages, int recalled) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if {@code recalled} is not 0 to the number of messages */
    public Context {
        system = List.copyOf(system);
        messages = List.copyOf(messages);
        if (recalled < 0 || recalled > messages.size()) {
            throw new InvalidInput("recalled must be 0 to " + messages.size() + ", not " + recalled);
        }
    }

    /** A context with history only. */
    public Context(List<String> system, List<Message> messages) {
        this(system, messages, 0);
    }

    /** The system blocks as one text, separated by a blank line; empty if there is none. */
    public String systemText() {
        return String.join("\n\n", system);
    }
}
