package io.mneme.memory.agent;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.model.ChatModel;
import java.time.Duration;
import java.util.Optional;

/**
 * How conversations get their titles. Start from {@link #DEFAULT}. Immutable and thread-safe.
 *
 * @param writer who writes them; empty for the agent's own model
 * @param timeout how long it may take, and how long the end of a stream waits for it; more than zero; default 20
 *     seconds
 */
public record TitleOptions(Optional<TitleWriter> writer, Duration timeout) {

    /** Titles by the agent's own model. */
    public static final TitleOptions DEFAULT = new TitleOptions(Optional.empty(), Duration.ofSeconds(20));

    /** @throws Misconfigured if a value is missing or the timeout is not more than zero */
    public TitleOptions {
        if (writer == null || timeout == null || timeout.isZero() || timeout.isNegative()) {
            throw new Misconfigured("titles need a timeout of more than zero");
        }
    }

    /** The same by another model, told what to do as usual. */
    public TitleOptions model(ChatModel model) {
        return model(model, ModelTitleWriter.INSTRUCTIONS);
    }

    /** The same by another model with other instructions. */
    public TitleOptions model(ChatModel model, String instructions) {
        return writer(new ModelTitleWriter(model, instructions));
    }

    /** The same by your own code. */
    public TitleOptions writer(TitleWriter value) {
        return new TitleOptions(Optional.of(value), timeout);
    }

    /** The same with another timeout. */
    public TitleOptions timeout(Duration value) {
        return new TitleOptions(writer, value);
    }

    TitleWriter writerOr(ChatModel model) {
        return writer.orElseGet(() ->
                model instanceof TitleWriter own ? own : new ModelTitleWriter(model, ModelTitleWriter.INSTRUCTIONS));
    }
}
