package io.mneme.memory.agent.processor;

import io.mneme.memory.context.Context;
import io.mneme.memory.message.Message;

/**
 * Changes what a model sees, or what is saved, or refuses it. <b>This is the one place for your own guard, filter or
 * limit</b>: implement it, and give it to {@link io.mneme.memory.agent.AgentBuilder#processors}. Processors run in the
 * order of that list, each on what the one before it returned. {@link ToolCallFilter}, {@link RedactPatterns} and
 * {@link TokenLimit} come with Mneme.
 *
 * <p>What a processor throws ends the turn: a {@link io.mneme.memory.MemoryException} is the turn's failure as it is,
 * so {@code InvalidInput} with a message of your own refuses; anything else becomes {@code Unavailable} with the
 * processor's class. Before saving the user's message nothing is stored yet.
 *
 * <p>Runs on the turn's thread and outside of the turn's deadline, so it must not wait. Thread-safe: one object serves
 * all turns.
 */
public interface Processor {

    /**
     * Before each call of the model, also after tools have run.
     *
     * @param context what the model would see
     * @param where which turn
     * @return what it shall see, or {@code context}; a tool call and its result stay or go together
     */
    default Context beforeModel(Context context, ProcessorContext where) {
        return context;
    }

    /**
     * Before a message of the turn is saved: the user's, then for each step the model's tool calls, before the tools
     * run with what is returned here, and their results, at last the answer. Also in a read-only turn, in which it is
     * then not saved. What the caller and the model get to see later is what is returned here.
     *
     * @param message what would be saved
     * @param where which turn
     * @return what shall be saved, or {@code message}; of the same id and role, with the same tool calls and results by
     *     id and name
     */
    default Message beforeSaving(Message message, ProcessorContext where) {
        return message;
    }

    /**
     * Whether {@link #beforeSaving} may change what the model says or what a tool returns; always the same. If so, a
     * stream holds pieces back and tells answers and results when they are stored, as they are stored.
     *
     * @return by default false
     */
    default boolean changesAnswers() {
        return false;
    }
}
