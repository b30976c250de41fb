package io.mneme.memory.server.cli.demo;

import io.mneme.memory.MemoryOptions;
import io.mneme.memory.agent.AgentBuilder;
import java.util.function.UnaryOperator;

/**
 * How an agent of a scene is made. Immutable.
 *
 * @param options how its memory behaves
 * @param setUp what else is set, after name, model and memory
 */
public record Casting(MemoryOptions options, UnaryOperator<AgentBuilder> setUp) {

    /** As most agents are. */
    public static final Casting DEFAULT = with(MemoryOptions.DEFAULT);

    /** An agent with a memory that behaves so. */
    public static Casting with(MemoryOptions options) {
        return new Casting(options, UnaryOperator.identity());
    }

    /** An agent that is set up so. */
    public static Casting with(UnaryOperator<AgentBuilder> setUp) {
        return new Casting(MemoryOptions.DEFAULT, setUp);
    }
}
