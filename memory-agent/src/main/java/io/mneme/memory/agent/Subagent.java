package io.mneme.memory.agent;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ToolSpecification;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a model hand a task to another agent. That one works in a thread of its own under the same owner, always the
 * same for the same parent thread: it remembers earlier tasks, sees nothing of the parent's conversation, and shares
 * the owner's working memory and recall if it has the same memory. The speaker is handed on. Its thread is listed,
 * exported and deleted like any other.
 *
 * <p>A turn that is tried again with the same task gets the answer that is stored. When the parent's turn is cancelled
 * or late, the task ends too; in a read-only turn it is read-only. Immutable and thread-safe.
 */
public final class Subagent implements Tool {

    private static final String ARGUMENT = "task";

    private final Agent agent;
    private final ToolSpecification specification;
    private final boolean readOnly;

    private Subagent(Agent agent, ToolSpecification specification, boolean readOnly) {
        this.agent = agent;
        this.specification = specification;
        this.readOnly = readOnly;
    }

    /**
     * A tool that asks {@code agent}, named after it: signs other than letters, digits, hyphen and underscore, which
     * models refuse in names of tools, become underscores.
     *
     * @param agent who does the tasks
     * @param description what it can do and when to ask it, for the calling model
     * @throws InvalidInput if one is null
     */
    public static Subagent tool(Agent agent, String description) {
        if (agent == null) {
            throw new InvalidInput("a subagent's agent is required");
        }
        Map<String, Object> task =
                Map.of("type", "string", "description", "The whole task: the agent does not see this conversation.");
        return new Subagent(
                agent,
                new ToolSpecification(
                        SubagentIds.toolName(agent.name()),
                        description,
                        Map.of("type", "object", "properties", Map.of(ARGUMENT, task), "required", List.of(ARGUMENT))),
                false);
    }

    /** The same with a memory that it reads and never writes. */
    public Subagent readOnly() {
        return new Subagent(agent, specification, true);
    }

    /**
     * The thread in which it works for {@code parent}.
     *
     * @throws InvalidInput if {@code parent} is null
     */
    public ThreadKey threadOf(ThreadKey parent) {
        if (parent == null) {
            throw new InvalidInput("a subagent's parent thread is required");
        }
        return SubagentIds.thread(parent, agent.name());
    }

    @Override
    public ToolSpecification specification() {
        return specification;
    }

    @Override
    public Object call(Map<String, Object> arguments, ToolContext context) {
        if (!(arguments.get(ARGUMENT) instanceof String task) || task.isBlank()) {
            throw new ToolFailure("the argument \"" + ARGUMENT + "\" must be text that is not blank");
        }
        AgentReply reply = agent.generate(task, in(task, context));
        if (reply.finish() == Finish.CANCELLED) {
            throw new ToolFailure("the task was cancelled");
        }
        return reply.text();
    }

    private In in(String task, ToolContext context) {
        String turn = SubagentIds.turn(context.turn(), agent.name(), task);
        Optional<Speaker> speaker = context.speaker();
        return new In(threadOf(context.thread()), speaker, Optional.of(turn), readOnly || context.readOnly());
    }
}
