package io.mneme.memory.port.model;

import io.mneme.memory.context.Context;
import java.util.List;

/**
 * What a model sees. Immutable and thread-safe.
 *
 * @param context instructions and conversation; the last message is the one to answer, or a tool's result
 * @param tools the tools that it may call; empty for none
 */
public record ChatRequest(Context context, List<ToolSpecification> tools) {
    public ChatRequest {
        tools = List.copyOf(tools);
    }
}
