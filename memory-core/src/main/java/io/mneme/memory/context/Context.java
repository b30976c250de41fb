package io.mneme.memory.context;

import io.mneme.memory.message.Message;
import java.util.List;

/**
 * What a model sees of memory, stable parts first, so that a provider can reuse its cache of the beginning. Immutable
 * and thread-safe.
 *
 * @param system blocks of the system message in fixed order: the agent's instructions, then what memory adds
 * @param messages the conversation, oldest first; every tool call in it has its result and every result its call
 */
public record Context(List<String> system, List<Message> messages) {

    public Context {
        system = List.copyOf(system);
        messages = List.copyOf(messages);
    }

    /** The system blocks as one text, separated by a blank line; empty if there is none. */
    public String systemText() {
        return String.join("\n\n", system);
    }
}
