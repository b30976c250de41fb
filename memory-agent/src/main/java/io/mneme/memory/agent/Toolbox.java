package io.mneme.memory.agent;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ToolSpecification;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An agent's tools by name. Thread-safe. */
final class Toolbox {

    private static final System.Logger LOGGER = System.getLogger(Toolbox.class.getName());

    private final Map<String, Tool> tools = new LinkedHashMap<>();
    private final List<ToolSpecification> specifications;

    /** @throws Misconfigured if two tools have the same name */
    Toolbox(List<Tool> all) {
        specifications = all.stream().map(this::add).toList();
    }

    /** What a model is told of them, in the order of the agent's set-up. */
    List<ToolSpecification> specifications() {
        return specifications;
    }

    /** Runs a tool; whatever it throws becomes an error result, so that the model can go on. */
    Part.ToolResult run(Part.ToolCall call, ToolContext context) {
        Tool tool = tools.get(call.name());
        if (tool == null) {
            String known = tools.isEmpty() ? "none" : String.join(", ", tools.keySet());
            return failure(call, "there is no tool \"" + call.name() + "\"; tools: " + known);
        }
        return run(tool, call, context);
    }

    /** Runs {@code tool} if the speaker may use it. */
    static Part.ToolResult run(Tool tool, Part.ToolCall call, ToolContext context) {
        Set<String> roles = tool.roles();
        Optional<String> role = context.speaker().flatMap(Speaker::role);
        if (!roles.isEmpty() && !role.map(roles::contains).orElse(false)) {
            return failure(
                    call,
                    "not allowed: only " + String.join(", ", new TreeSet<>(roles))
                            + " may use this tool, and who asks is " + role.orElse("of no role"));
        }
        try {
            return result(call, tool.call(call.arguments(), context));
        } catch (ToolFailure e) {
            return failure(call, e.getMessage() == null ? "the tool failed" : UnicodeRepair.repair(e.getMessage()));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            // The exception's message may hold memory text; the model must not see internals either.
            LOGGER.log(Level.WARNING, "tool \"{0}\" failed with {1}", call.name(), where(e));
            return failure(call, "the tool failed");
        }
    }

    /** An error result that answers {@code call}. */
    static Part.ToolResult failure(Part.ToolCall call, String forTheModel) {
        return new Part.ToolResult(call.callId(), call.name(), forTheModel, true);
    }

    private static Part.ToolResult result(Part.ToolCall call, Object value) {
        try {
            return new Part.ToolResult(call.callId(), call.name(), value, false);
        } catch (MemoryException.InvalidInput e) {
            LOGGER.log(Level.WARNING, "tool \"{0}\" returned no document: {1}", call.name(), e.getMessage());
            return failure(call, "the tool returned something that cannot be stored");
        }
    }

    private static String where(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return error.getClass().getName() + (trace.length > 0 ? " at " + trace[0] : "");
    }

    private ToolSpecification add(Tool tool) {
        ToolSpecification specification = tool.specification();
        if (tools.put(specification.name(), tool) != null) {
            throw new Misconfigured("two tools have the name \"" + specification.name() + "\"");
        }
        return specification;
    }
}
