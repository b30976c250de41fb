package io.mneme.memory.agent.processor;

import io.mneme.memory.context.Context;
import io.mneme.memory.history.ToolPairs;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps tool calls and their results out of the history that a model sees. They stay stored, and those of the current
 * turn, after the newest user message, stay in the prompt. Immutable and thread-safe.
 */
public final class ToolCallFilter implements Processor {

    private final Set<String> names;

    private ToolCallFilter(Set<String> names) {
        this.names = names;
    }

    /** Leaves out the calls of all tools. */
    public static ToolCallFilter all() {
        return new ToolCallFilter(Set.of());
    }

    /**
     * Leaves out the calls of these tools.
     *
     * @throws IllegalArgumentException if none is named, or one twice
     */
    public static ToolCallFilter of(String... tools) {
        if (tools.length == 0) {
            throw new IllegalArgumentException("name at least one tool, or use all()");
        }
        return new ToolCallFilter(Set.of(tools));
    }

    @Override
    public Context beforeModel(Context context, ProcessorContext where) {
        List<Message> all = context.messages();
        int current = currentTurn(all);
        List<Message> kept = new ArrayList<>();
        int recalled = 0;
        for (int i = 0; i < current; i++) {
            Optional<Message> message = withoutCalls(all.get(i));
            message.ifPresent(kept::add);
            recalled += i < context.recalled() && message.isPresent() ? 1 : 0;
        }
        // A result whose name is not its call's would be left alone.
        List<Message> messages = new ArrayList<>(ToolPairs.whole(kept));
        int gone = kept.size() - messages.size();
        messages.addAll(all.subList(current, all.size()));
        return new Context(context.system(), messages, Math.max(0, recalled - gone));
    }

    private Optional<Message> withoutCalls(Message message) {
        List<Part> parts =
                message.parts().stream().filter(part -> !isFiltered(part)).toList();
        if (parts.size() == message.parts().size()) {
            return Optional.of(message);
        }
        return parts.stream().allMatch(Part.Reasoning.class::isInstance)
                ? Optional.empty()
                : Optional.of(Messages.withParts(message, parts));
    }

    private boolean isFiltered(Part part) {
        if (part instanceof Part.ToolCall call) {
            return names.isEmpty() || names.contains(call.name());
        }
        return part instanceof Part.ToolResult result && (names.isEmpty() || names.contains(result.name()));
    }

    private static int currentTurn(List<Message> messages) {
        int newest = messages.size() - 1;
        while (newest > 0 && messages.get(newest).role() != Role.USER) {
            newest--;
        }
        return Math.max(0, newest);
    }
}
