package io.mneme.memory.server.readme;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.agent.In;
import io.mneme.memory.agent.RequestContext;
import io.mneme.memory.agent.TitleOptions;
import io.mneme.memory.agent.Tool;
import io.mneme.memory.agent.ToolContext;
import io.mneme.memory.message.Participant;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.model.langchain4j.MiniLm;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ToolSpecification;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.RecallHit;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.recall.RecallScope;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shorter examples of the readme, in its order. */
final class ReadmeSnippets {

    private ReadmeSnippets() {}

    static WorkingMemory workingMemory(MemoryStore store, ChatModel model) {
        // begin
        MemoryOptions options = MemoryOptions.DEFAULT.workingMemory(WorkingMemoryOptions.DEFAULT);
        Memory memory = Memory.builder().store(store).options(options).build();
        Agent agent = Agent.builder().name("Helper").model(model).memory(memory).build();
        agent.generate("I prefer dark mode", In.thread("user_alice", "monday"));
        agent.generate("Which mode do I prefer?", In.thread("user_alice", "friday"));

        WorkingMemory alice = memory.resource("user_alice").workingMemory();
        alice.history(10)
                .forEach(version -> System.out.println(
                        version.version() + " by " + version.author().orElse("?")));
        alice.undo(WorkingMemoryAuthor.of("user_alice"));
        // end
        return alice;
    }

    static List<Participant> people(Memory memory, Agent agent) {
        // begin
        // Where the login is checked; nothing of it comes from the request's body.
        RequestContext login =
                RequestContext.verified(ResourceId.of("doc_42"), Speaker.of("u_alice", "Alice", "editor"));
        // Where the request is answered.
        agent.generate("My favorite color is teal.", In.request(login, "doc_42"));
        List<Participant> people = memory.resource("doc_42").thread("doc_42").participants();
        // end
        return people;
    }

    // begin
    static class PublishTool implements Tool {
        @Override
        public Set<String> roles() {
            return Set.of("reviewer");
        }

        @Override
        public ToolSpecification specification() {
            return new ToolSpecification("publish", "Publishes the document.", Map.of("type", "object"));
        }

        @Override
        public Object call(Map<String, Object> arguments, ToolContext context) {
            return "published by " + context.speaker().orElseThrow().displayName();
        }
    }
    // end

    static List<RecallHit> recall(MemoryStore store) {
        // begin
        Memory memory = Memory.builder()
                .store(store)
                .embeddingModel(MiniLm.embeddingModel())
                .options(MemoryOptions.DEFAULT.semanticRecall(RecallOptions.DEFAULT.scope(RecallScope.RESOURCE)))
                .build();
        memory.settled(Duration.ofSeconds(30));
        List<RecallHit> hits = memory.resource("user_alice").recall("Where did I sleep in Portugal?");
        // end
        return hits;
    }

    static Agent titlesAndTokens(MemoryStore store, ChatModel model) {
        // begin
        MemoryOptions options = MemoryOptions.DEFAULT.maxTokens(8_000);
        Memory memory = Memory.builder().store(store).options(options).build();
        Agent agent = Agent.builder()
                .name("Helper")
                .model(model)
                .memory(memory)
                .titles(TitleOptions.DEFAULT)
                .build();
        // end
        return agent;
    }
}
