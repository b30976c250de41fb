package io.mneme.memory.agent;

import io.mneme.memory.context.Context;
import io.mneme.memory.message.Part;
import io.mneme.memory.port.model.ToolSpecification;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tools of one turn: the agent's, and what memory adds. */
final class TurnTools {

    private final Toolbox tools;
    private final ToolContext origin;
    private final Optional<WorkingMemoryTool> workingMemory;

    TurnTools(AgentParts agent, TurnRequest request) {
        this.tools = agent.tools();
        this.origin = new ToolContext(request.thread(), request.speaker(), request.turn(), request.readOnly());
        this.workingMemory = agent.memory()
                .options()
                .workingMemory()
                .filter(WorkingMemoryOptions::writable)
                .filter(options -> !request.readOnly())
                .map(options -> new WorkingMemoryTool(
                        agent.conversation(request.thread()).workingMemory(options),
                        WorkingMemoryAuthor.of(agent.name(), request.turn())));
    }

    /** The model sees {@code context} now. */
    void show(Context context) {
        workingMemory.ifPresent(tool -> tool.show(context));
    }

    /** What the model is told of them. */
    List<ToolSpecification> specifications() {
        List<ToolSpecification> all = new ArrayList<>(tools.specifications());
        workingMemory.map(WorkingMemoryTool::specification).ifPresent(all::add);
        return all;
    }

    /** Runs a tool; whatever it throws becomes an error result, so that the model can go on. */
    Part.ToolResult run(Part.ToolCall call) {
        return workingMemory.isPresent() && call.name().equals(WorkingMemoryTool.NAME)
                ? Toolbox.run(workingMemory.get(), call, origin)
                : tools.run(call, origin);
    }
}
