package io.mneme.memory.agent;

import io.mneme.memory.message.Part;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ToolSpecification;
import io.mneme.memory.testkit.ScriptedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Tools, and models that call them. */
final class Tools {

    private Tools() {}

    /** A tool's body. */
    @FunctionalInterface
    interface Body {
        Object call(Map<String, Object> arguments, ToolContext context);
    }

    static Tool tool(String name, Body body) {
        return new Tool() {
            @Override
            public ToolSpecification specification() {
                return new ToolSpecification(name, "Does " + name, Map.of("type", "object"));
            }

            @Override
            public Object call(Map<String, Object> arguments, ToolContext context) {
                return body.call(arguments, context);
            }
        };
    }

    static Part.ToolCall call(String id, String tool) {
        return new Part.ToolCall(id, tool, Map.of("q", "billing"));
    }

    static ScriptedAnswer calls(String text, Part.ToolCall... calls) {
        List<Part> parts = new ArrayList<>(text.isEmpty() ? List.of() : List.of(new Part.Text(text)));
        parts.addAll(List.of(calls));
        return (request, listener) -> new ChatAnswer(parts);
    }

    static Object hang() {
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
