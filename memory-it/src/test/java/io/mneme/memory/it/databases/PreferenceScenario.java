package io.mneme.memory.it.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.Memory;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.agent.In;
import io.mneme.memory.agent.offline.OfflineChatModel;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.thread.ThreadKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Two users tell one agent what they prefer; it knows it after a restart, and never says it to the other one. Several
 * processes change one working memory.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PreferenceScenario {

    private static final String QUESTION = "What display mode do I prefer?";

    private final In alice = In.thread(Fresh.thread("preferences"));
    private final In bob = In.thread(Fresh.thread("preferences"));
    private TestDatabase database;

    /** The database; the scenario is not run where there is none. */
    abstract TestDatabase find();

    @AfterAll
    void drop() {
        if (database != null) {
            database.drop().run();
        }
    }

    @BeforeAll
    void bring() {
        database = find();
    }

    @Test
    void four_processes_change_one_working_memory_two_hundred_times() throws Exception {
        ManyWriters.change(database, Fresh.thread("shared"));
    }

    @Test
    void one_agent_keeps_two_users_apart_across_a_restart() {
        try (Memory memory = open()) {
            Agent agent = agent(memory);
            agent.generate("I prefer dark mode and compact layouts", alice);
            agent.generate("I prefer light mode and expanded layouts", bob);
        }
        try (Memory memory = open()) {
            Agent agent = agent(memory);
            assertThat(agent.generate(QUESTION, alice).text())
                    .contains("dark mode")
                    .doesNotContain("light");
            assertThat(agent.generate(QUESTION, bob).text())
                    .contains("light mode")
                    .doesNotContain("dark");
            assertThat(messages(memory, alice.thread())).isEqualTo(4);
            assertThat(messages(memory, bob.thread())).isEqualTo(4);
        }
    }

    private Memory open() {
        return Memory.builder().store(database.open()).build();
    }

    private static Agent agent(Memory memory) {
        return Agent.builder()
                .name("SupportAgent")
                .instructions("You provide customer support.")
                .model(new OfflineChatModel())
                .memory(memory)
                .build();
    }

    private static long messages(Memory memory, ThreadKey key) {
        return memory.resource(key.resource()).thread(key.thread()).count();
    }
}
