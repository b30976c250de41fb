package io.mneme.memory.port.model;

import io.mneme.memory.message.Part;
import java.util.List;

/**
 * A model's answer. Immutable and thread-safe.
 *
 * @param parts text, reasoning and tool calls, in order; tool calls ask the agent to run them and to call the model
 *     again
 */
public record ChatAnswer(List<Part> parts) {

    public ChatAnswer {
        parts = List.copyOf(parts);
    }

    /** An answer of text only. */
    public static ChatAnswer text(String text) {
        return new ChatAnswer(List.of(new Part.Text(text)));
    }

    /** The tool calls, in order. */
    public List<Part.ToolCall> toolCalls() {
        return parts.stream()
                .filter(Part.ToolCall.class::isInstance)
                .map(Part.ToolCall.class::cast)
                .toList();
    }
}
