package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.Memory;
import io.mneme.memory.agent.offline.OfflineChatModel;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import org.junit.jupiter.api.Test;

/** The shortest complete use of an agent. */
class ReadmeExampleTest {

    @Test
    void oneAgentServesTwoUsersAndKeepsThemApart() {
        try (Memory memory = Memory.builder().store(new InMemoryMemoryStore()).build()) {
            Agent agent = Agent.builder()
                    .name("SupportAgent")
                    .instructions("You provide customer support.")
                    .model(new OfflineChatModel())
                    .memory(memory)
                    .build();
            In alice = In.thread("user_alice", "preferences_thread");
            In bob = In.thread("user_bob", "preferences_thread");

            agent.generate("I prefer dark mode and compact layouts", alice);
            agent.generate("I prefer light mode and expanded layouts", bob);
            AgentReply answer = agent.generate("What display mode do I prefer?", alice);

            assertThat(answer.text()).endsWith("\"I prefer dark mode and compact layouts\"");
            assertThat(memory.resource("user_alice")
                            .thread("preferences_thread")
                            .count())
                    .isEqualTo(4);
        }
    }
}
