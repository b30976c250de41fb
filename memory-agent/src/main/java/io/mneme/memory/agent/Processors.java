package io.mneme.memory.agent;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.agent.processor.Processor;
import io.mneme.memory.agent.processor.ProcessorContext;
import io.mneme.memory.context.Context;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** An agent's processors, in order. Immutable and thread-safe. */
record Processors(List<Processor> all) {

    Processors {
        all = List.copyOf(all);
    }

    /** What the model shall see. */
    Context beforeModel(Context context, ProcessorContext where) {
        Context seen = context;
        for (Processor one : all) {
            Context before = seen;
            seen = guarded(one, () -> one.beforeModel(before, where));
        }
        return seen;
    }

    /** What shall be saved. */
    Message beforeSaving(Message message, ProcessorContext where) {
        Message saved = message;
        for (Processor one : all) {
            Message before = saved;
            saved = guarded(one, () -> one.beforeSaving(before, where));
            requireSame(one, before, saved);
        }
        return saved;
    }

    /** Whether what is said is known only when it is stored. */
    boolean changeAnswers() {
        return all.stream().anyMatch(Processor::changesAnswers);
    }

    private static <T> T guarded(Processor processor, Supplier<T> step) {
        try {
            return Objects.requireNonNull(step.get());
        } catch (MemoryException e) {
            throw e;
        } catch (RuntimeException e) {
            // Its message may hold memory text.
            throw new Unavailable(
                    "processor " + name(processor) + " failed with "
                            + e.getClass().getName(),
                    e);
        }
    }

    /** A turn that is tried again finds its messages by id, and a call without its result is refused by models. */
    private static void requireSame(Processor processor, Message before, Message after) {
        boolean same = after.id().equals(before.id())
                && after.role() == before.role()
                && pairs(after).equals(pairs(before));
        if (!same) {
            throw new Unavailable(
                    "processor " + name(processor) + " changed the id, the role or the tool calls of a message", null);
        }
    }

    private static List<List<String>> pairs(Message message) {
        return message.parts().stream()
                .map(part -> {
                    if (part instanceof Part.ToolCall call) {
                        return List.of(call.callId(), call.name());
                    }
                    return part instanceof Part.ToolResult result
                            ? List.of(result.callId(), result.name())
                            : List.<String>of();
                })
                .filter(ids -> !ids.isEmpty())
                .toList();
    }

    private static String name(Processor processor) {
        return processor.getClass().getName();
    }
}
