package io.mneme.memory.agent;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.agent.processor.Processor;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.port.model.ChatModel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Builds one {@link Agent}. Not thread-safe. */
public final class AgentBuilder {

    /** Default of {@link #stepLimit}. */
    public static final int DEFAULT_STEP_LIMIT = 10;

    /** Highest {@link #stepLimit}. */
    public static final int MAX_STEP_LIMIT = 1_000;

    /** Default of {@link #turnTimeout}: 5 minutes. */
    public static final Duration DEFAULT_TURN_TIMEOUT = Duration.ofMinutes(5);

    private String name;
    private String instructions = "";
    private ChatModel model;
    private Memory memory;
    private List<Tool> tools = List.of();
    private int stepLimit = DEFAULT_STEP_LIMIT;
    private Duration turnTimeout = DEFAULT_TURN_TIMEOUT;
    private Clock clock = Clock.systemUTC();
    private Executor executor = AgentThreads.SHARED;
    private Optional<TitleOptions> titles = Optional.empty();
    private List<Processor> processors = List.of();

    AgentBuilder() {}

    /** Sets the name; required; the rule of ids. */
    public AgentBuilder name(String value) {
        name = value;
        return this;
    }

    /** Sets what the model is told before the conversation; default nothing. */
    public AgentBuilder instructions(String value) {
        instructions = value;
        return this;
    }

    /** Sets the model; required. */
    public AgentBuilder model(ChatModel value) {
        model = value;
        return this;
    }

    /** Sets the memory; required. The agent does not close it. */
    public AgentBuilder memory(Memory value) {
        memory = value;
        return this;
    }

    /** Sets the tools, with different names; default none. */
    public AgentBuilder tools(Tool... value) {
        tools = List.of(value);
        return this;
    }

    /** Sets how often one turn may call the model, 1 to 1,000; the last call is made without tools; default 10. */
    public AgentBuilder stepLimit(int value) {
        stepLimit = value;
        return this;
    }

    /** Sets how long the model and the tools of one turn may take together; more than zero; default 5 minutes. */
    public AgentBuilder turnTimeout(Duration value) {
        turnTimeout = value;
        return this;
    }

    /**
     * Sets that conversations without a title get one after an answer, in the background, never over one that a person
     * has set; null for none, the default.
     */
    public AgentBuilder titles(TitleOptions value) {
        titles = Optional.ofNullable(value);
        return this;
    }

    /**
     * Sets what runs before each call of the model and before each message is saved, in this order; default nothing.
     */
    public AgentBuilder processors(Processor... value) {
        processors = List.of(value);
        return this;
    }

    /** Sets the clock of the messages' times; default the system's. */
    public AgentBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * Sets where models, tools and streams run; default daemon threads as many as needed. Each task must get a thread
     * of its own at once: in a pool with a limit, turns wait for each other until they are late.
     */
    public AgentBuilder executor(Executor value) {
        executor = value;
        return this;
    }

    /**
     * Builds the agent.
     *
     * @throws Misconfigured if something required is missing, a value breaks its rule, or two tools have the same name
     */
    public Agent build() {
        requireParts();
        requireRange();
        return new Agent(new AgentParts(
                name,
                instructions,
                model,
                memory,
                new Toolbox(tools),
                stepLimit,
                turnTimeout,
                clock,
                executor,
                new Background(executor),
                titles,
                new Processors(processors)));
    }

    private void requireParts() {
        if (model == null || memory == null || clock == null || executor == null) {
            throw new Misconfigured("an agent needs a model, a memory, a clock and an executor");
        }
        try {
            Identifiers.check("agent name", name);
            Identifiers.checkText("the agent's instructions", instructions);
        } catch (InvalidInput e) {
            throw new Misconfigured(e.getMessage(), e);
        }
    }

    private void requireRange() {
        if (stepLimit < 1 || stepLimit > MAX_STEP_LIMIT) {
            throw new Misconfigured("stepLimit must be 1 to " + MAX_STEP_LIMIT + ", not " + stepLimit + "; default "
                    + DEFAULT_STEP_LIMIT);
        }
        if (turnTimeout == null || turnTimeout.isZero() || turnTimeout.isNegative()) {
            throw new Misconfigured(
                    "turnTimeout must be more than zero, not " + turnTimeout + "; default " + DEFAULT_TURN_TIMEOUT);
        }
    }
}
