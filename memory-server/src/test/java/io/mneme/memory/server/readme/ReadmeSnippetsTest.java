package io.mneme.memory.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.Memory;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.agent.In;
import io.mneme.memory.agent.ToolContext;
import io.mneme.memory.agent.offline.OfflineChatModel;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadmeSnippetsTest {

    private final MemoryStore store = Stores.open("sqlite::memory:");
    private final Memory memory = Memory.builder().store(store).build();

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void working_memory_is_written_by_the_agent_and_undone() {
        WorkingMemory alice = ReadmeSnippets.workingMemory(store, new OfflineChatModel());
        assertThat(alice.version(1).content().toString()).contains("dark mode");
        assertThat(alice.content().toString()).doesNotContain("dark mode");
        assertThat(memory.resource("user_alice").thread("friday").last(1).get(0).text())
                .contains("dark mode");
    }

    @Test
    void the_people_of_a_thread_are_known() {
        Agent agent = Agent.builder()
                .name("Helper")
                .model(new OfflineChatModel())
                .memory(memory)
                .build();
        assertThat(ReadmeSnippets.people(memory, agent))
                .singleElement()
                .satisfies(one -> assertThat(one.speaker().displayName()).isEqualTo("Alice"));
    }

    @Test
    void the_tool_is_for_reviewers() {
        ReadmeSnippets.PublishTool tool = new ReadmeSnippets.PublishTool();
        Optional<Speaker> bob = Optional.of(Speaker.of("u_bob", "Bob", "reviewer"));
        assertThat(tool.roles()).containsExactly("reviewer");
        assertThat(tool.call(Map.of(), new ToolContext(ThreadKey.of("doc_42", "doc_42"), bob, "t1", false)))
                .isEqualTo("published by Bob");
    }

    @Test
    void recall_finds_what_was_said_in_another_thread() {
        memory.resource("user_alice").thread("trip").append(Message.user("My hotel in Lisbon was called Casa do Tejo"));
        assertThat(ReadmeSnippets.recall(store))
                .first()
                .satisfies(hit -> assertThat(hit.message().text()).contains("Casa do Tejo"));
    }

    @Test
    void a_conversation_gets_its_title() throws InterruptedException {
        Agent agent = ReadmeSnippets.titlesAndTokens(store, new OfflineChatModel());
        agent.generate("How do I renew my passport?", In.thread("user_alice", "t1"));
        assertThat(agent.settled(Duration.ofSeconds(30))).isTrue();
        assertThat(memory.resource("user_alice").thread("t1").get().title().orElse(""))
                .contains("renew my passport");
    }
}
