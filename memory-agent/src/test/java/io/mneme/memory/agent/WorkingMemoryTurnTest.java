package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.DocumentSchema;
import io.mneme.memory.port.model.ToolSpecification;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryContent.Document;
import io.mneme.memory.working.WorkingMemoryContent.Markdown;
import io.mneme.memory.working.WorkingMemoryOptions;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingMemoryTurnTest {

    private static final WorkingMemoryOptions MARKDOWN =
            WorkingMemoryOptions.DEFAULT.template("# Facts\n-\n# Goals\n-");
    private static final WorkingMemoryOptions DOCUMENT = WorkingMemoryOptions.DEFAULT.schema(DocumentSchema.ANY);

    private static Memory memory(WorkingMemoryOptions options) {
        return Memory.builder()
                .store(new InMemoryMemoryStore())
                .options(MemoryOptions.DEFAULT.workingMemory(options))
                .build();
    }

    private static Agent agent(Memory memory, ScriptedChatModel model) {
        return Agent.builder().name("A").model(model).memory(memory).build();
    }

    private static ScriptedAnswer update(Object value) {
        Part.ToolCall call = new Part.ToolCall("c1", "updateWorkingMemory", Map.of("memory", value));
        return (request, listener) -> new ChatAnswer(List.of(call));
    }

    private static Part.ToolResult result(ScriptedChatModel model) {
        List<Message> seen = model.requests().get(1).context().messages();
        return seen.get(seen.size() - 1).parts(Part.ToolResult.class).get(0);
    }

    @Test
    void theModelSeesItRightBeforeTheNewestMessageAndChangesItByTheTool() {
        Memory memory = memory(MARKDOWN);
        ScriptedChatModel model =
                new ScriptedChatModel(update("# Facts\n- dark mode\n# Goals\n-"), ScriptedAnswer.text("Ok"));
        agent(memory, model)
                .generate("I prefer dark mode", In.thread("alice", "t1").turn("turn-1"));
        List<Message> first = model.requests().get(0).context().messages();
        assertThat(first).extracting(Message::role).containsExactly(Role.SYSTEM, Role.USER);
        assertThat(first.get(0).text())
                .isEqualTo("<working_memory version=\"0\">\n# Facts\n-\n# Goals\n-\n</working_memory>");
        WorkingMemoryVersion version =
                memory.resource("alice").workingMemory().find().orElseThrow();
        assertThat(version.content()).isEqualTo(new Markdown("# Facts\n- dark mode\n# Goals\n-"));
        assertThat(version.author()).contains("A");
        assertThat(version.turn()).contains("turn-1");
        ScriptedChatModel later = new ScriptedChatModel(ScriptedAnswer.text("Dark"));
        agent(memory, later).generate("Which mode?", In.thread("alice", "another"));
        assertThat(later.requests().get(0).context().messages().get(0).text()).contains("version=\"1\"", "dark mode");
        ScriptedChatModel other = new ScriptedChatModel(ScriptedAnswer.text("?"));
        agent(memory, other).generate("Which mode?", In.thread("bob", "t1"));
        assertThat(other.requests().get(0).context().messages().get(0).text()).doesNotContain("dark");
    }

    @Test
    void whatSomebodyElseWroteSinceTheModelLookedIsMerged() {
        Memory memory = memory(MARKDOWN);
        ScriptedAnswer late = (request, listener) -> {
            memory.resource("alice").workingMemory().replace("# Facts\n-\n# Goals\n- run", WorkingMemoryAuthor.of("B"));
            return update("# Facts\n- tea\n# Goals\n-").answer(request, listener);
        };
        ScriptedChatModel model = new ScriptedChatModel(late, ScriptedAnswer.text("Ok"));
        agent(memory, model).generate("I like tea", In.thread("alice", "t1"));
        assertThat(memory.resource("alice").workingMemory().content())
                .isEqualTo(new Markdown("# Facts\n- tea\n# Goals\n- run"));
    }

    @Test
    void theSameLineChangedTwiceIsRefusedAndTheModelTold() {
        Memory memory = memory(MARKDOWN);
        ScriptedAnswer late = (request, listener) -> {
            memory.resource("alice")
                    .workingMemory()
                    .replace("# Facts\n- coffee\n# Goals\n-", WorkingMemoryAuthor.of("B"));
            return update("# Facts\n- tea\n# Goals\n-").answer(request, listener);
        };
        ScriptedChatModel model = new ScriptedChatModel(late, ScriptedAnswer.text("Ok"));
        agent(memory, model).generate("I like tea", In.thread("alice", "t1"));
        assertThat(result(model).error()).isTrue();
        assertThat(result(model).result().toString())
                .contains("changed the same lines")
                .doesNotContain("coffee");
        assertThat(memory.resource("alice").workingMemory().content())
                .isEqualTo(new Markdown("# Facts\n- coffee\n# Goals\n-"));
    }

    @Test
    void aDocumentIsMergedAndAWrongArgumentRefused() {
        Memory memory = memory(DOCUMENT);
        memory.resource("alice")
                .workingMemory()
                .merge(Map.of("name", "Alice", "city", "Rome"), WorkingMemoryAuthor.UNKNOWN);
        Map<String, Object> patch = new HashMap<>(Map.of("mode", "dark"));
        patch.put("city", null);
        ScriptedChatModel model = new ScriptedChatModel(update(patch), update("text"), ScriptedAnswer.text("Ok"));
        agent(memory, model).generate("Hi", In.thread("alice", "t1"));
        assertThat(memory.resource("alice").workingMemory().content())
                .isEqualTo(new Document(Map.of("name", "Alice", "mode", "dark")));
        List<Message> seen = model.requests().get(2).context().messages();
        assertThat(seen.get(seen.size() - 1).parts(Part.ToolResult.class).get(0).error())
                .isTrue();
    }

    @Test
    void aReadOnlyMemoryIsShownWithoutTheTool() {
        Memory memory = memory(MARKDOWN.readOnly());
        memory.resource("alice").workingMemory().replace("# Facts\n- tea", WorkingMemoryAuthor.UNKNOWN);
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("Ok"));
        agent(memory, model).generate("Hi", In.thread("alice", "t1"));
        assertThat(model.requests().get(0).tools()).isEmpty();
        assertThat(model.requests().get(0).context().messages().get(0).text()).contains("- tea");
        assertThat(model.requests().get(0).context().systemText()).contains("You cannot change it.");
    }

    @Test
    void aReadOnlyTurnReadsEverythingAndWritesNothing() {
        Memory memory = memory(MARKDOWN);
        memory.resource("alice").workingMemory().replace("# Facts\n- tea", WorkingMemoryAuthor.UNKNOWN);
        memory.resource("alice").thread("t1").append(Message.user("Earlier"));
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("Ok"));
        AgentReply reply =
                agent(memory, model).generate("Hi", In.thread("alice", "t1").asReadOnly());
        assertThat(reply.text()).isEqualTo("Ok");
        assertThat(model.requests().get(0).tools())
                .extracting(ToolSpecification::name)
                .isEmpty();
        List<Message> seen = model.requests().get(0).context().messages();
        assertThat(seen).extracting(Message::text).first().isEqualTo("Earlier");
        assertThat(seen).extracting(Message::text).last().isEqualTo("Hi");
        assertThat(seen.get(1).text()).contains("- tea");
        assertThat(memory.resource("alice").thread("t1").count()).isOne();
    }
}
