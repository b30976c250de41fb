package io.mneme.memory.agent;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.context.PromptBudget;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.thread.ThreadKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What an agent is made of. Immutable and thread-safe. */
record AgentParts(
        String name,
        String instructions,
        ChatModel model,
        Memory memory,
        Toolbox tools,
        int stepLimit,
        Duration turnTimeout,
        Clock clock,
        Executor executor,
        Background background,
        Optional<TitleOptions> titles,
        Processors processors) {

    /** What keeps prompts within the memory's token budget, if it has one. */
    Optional<PromptBudget> promptBudget() {
        return memory.options().history().tokens().map(PromptBudget::new);
    }

    /** The conversation that a turn is in. */
    Conversation conversation(ThreadKey thread) {
        return memory.resource(thread.resource()).thread(thread.thread());
    }
}
