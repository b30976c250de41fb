package io.mneme.memory.agent;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A memory, one thread in it, and agents on it. */
final class Stage {

    static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    static final In IN = In.thread("user_alice", "support_1");

    final HookedStore store = new HookedStore();
    final Memory memory = Memory.builder().store(store).build();
    final Conversation thread = memory.resource("user_alice").thread("support_1");

    AgentBuilder agent(ScriptedAnswer... scenes) {
        return agent(new ScriptedChatModel(scenes));
    }

    AgentBuilder agent(ScriptedChatModel model) {
        return Agent.builder()
                .name("SupportAgent")
                .instructions("You help.")
                .model(model)
                .memory(memory)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** The texts that the model saw in one call, from 0. */
    static List<String> seen(ScriptedChatModel model, int call) {
        return model.requests().get(call).context().messages().stream()
                .map(Message::text)
                .toList();
    }

    List<Message> messages() {
        return thread.last(100).stream().map(StoredMessage::message).toList();
    }

    List<String> texts() {
        return messages().stream().map(Message::text).toList();
    }

    List<String> ids() {
        return messages().stream().map(message -> message.id().value()).toList();
    }

    boolean isEmpty() {
        return thread.find().isEmpty();
    }
}
