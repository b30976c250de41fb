package io.mneme.memory.agent;

import static io.mneme.memory.agent.Tools.hang;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ToolSpecification;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.working.WorkingMemoryOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SubagentTest {

    private final Memory memory = Memory.builder()
            .store(new InMemoryMemoryStore())
            .options(MemoryOptions.DEFAULT.workingMemory(WorkingMemoryOptions.DEFAULT.template("# Facts\n-")))
            .build();

    private Agent agent(String name, ChatModel model, Tool... tools) {
        return Agent.builder()
                .name(name)
                .model(model)
                .memory(memory)
                .tools(tools)
                .build();
    }

    private static ScriptedAnswer asks(String task) {
        return ScriptedAnswer.toolCall("c1", "Researcher", Map.of("task", task));
    }

    private List<String> texts(String owner, String thread) {
        return memory.resource(owner).thread(thread).last(100).stream()
                .map(stored -> stored.message().text())
                .toList();
    }

    private Subagent researcher(ChatModel model) {
        return Subagent.tool(agent("Researcher", model), "Finds things out.");
    }

    @Test
    void itWorksInAThreadOfItsOwnThatIsTheSameInEveryTurn() {
        ScriptedChatModel sub = new ScriptedChatModel(ScriptedAnswer.text("Rome"), ScriptedAnswer.text("Paris"));
        ScriptedChatModel parent = new ScriptedChatModel(
                asks("Capital of Italy?"), ScriptedAnswer.text("It is Rome."),
                asks("Capital of France?"), ScriptedAnswer.text("It is Paris."));
        Agent agent = agent("Parent", parent, researcher(sub));
        agent.generate("Italy?", In.thread("ann", "main"));
        agent.generate("France?", In.thread("ann", "main"));
        assertThat(texts("ann", "main/Researcher"))
                .containsExactly("Capital of Italy?", "Rome", "Capital of France?", "Paris");
        assertThat(texts("ann", "main")).doesNotContain("Rome").contains("It is Rome.");
        assertThat(Stage.seen(sub, 1)).startsWith("Capital of Italy?", "Rome").doesNotContain("Italy?");
    }

    @Test
    void anotherUsersOrThreadsWorkIsNeverMixedIn() {
        ScriptedChatModel sub = new ScriptedChatModel(
                ScriptedAnswer.text("for ann"), ScriptedAnswer.text("for bob"), ScriptedAnswer.text("other"));
        ScriptedChatModel parent = new ScriptedChatModel(
                asks("My task"), ScriptedAnswer.text("1"),
                asks("My task"), ScriptedAnswer.text("2"),
                asks("My task"), ScriptedAnswer.text("3"));
        Agent agent = agent("Parent", parent, researcher(sub));
        agent.generate("Go", In.thread("ann", "main"));
        agent.generate("Go", In.thread("bob", "main"));
        agent.generate("Go", In.thread("ann", "other"));
        assertThat(texts("ann", "main/Researcher")).containsExactly("My task", "for ann");
        assertThat(texts("bob", "main/Researcher")).containsExactly("My task", "for bob");
        assertThat(texts("ann", "other/Researcher")).containsExactly("My task", "other");
        assertThat(sub.requests())
                .allSatisfy(request -> assertThat(request.context().messages()).hasSize(2));
    }

    @Test
    void itSharesTheOwnersWorkingMemory() {
        ScriptedChatModel sub = new ScriptedChatModel(
                ScriptedAnswer.toolCall("c9", "updateWorkingMemory", Map.of("memory", "# Facts\n- likes teal")),
                ScriptedAnswer.text("Noted"));
        ScriptedChatModel parent =
                new ScriptedChatModel(asks("Note: teal"), ScriptedAnswer.text("1"), ScriptedAnswer.text("2"));
        Agent agent = agent("Parent", parent, researcher(sub));
        agent.generate("I like teal", In.thread("ann", "main"));
        agent.generate("What do I like?", In.thread("ann", "elsewhere"));
        assertThat(parent.requests().get(2).context().messages().get(0).text()).contains("- likes teal");
    }

    @Test
    void aReadOnlyOneWritesNothingAndHasNoToolForIt() {
        ScriptedChatModel sub = new ScriptedChatModel(ScriptedAnswer.text("Rome"));
        ScriptedChatModel parent = new ScriptedChatModel(asks("Italy?"), ScriptedAnswer.text("Rome it is"));
        agent("Parent", parent, researcher(sub).readOnly()).generate("Go", In.thread("ann", "main"));
        assertThat(sub.requests().get(0).tools())
                .extracting(ToolSpecification::name)
                .isEmpty();
        assertThat(memory.resource("ann").threads(ThreadQuery.ALL).items())
                .extracting(MemoryThread::id)
                .extracting(Object::toString)
                .containsExactly("main");
    }

    @Test
    void aReadOnlyTurnOfTheParentMakesItReadOnly() {
        ScriptedChatModel parent = new ScriptedChatModel(asks("Italy?"), ScriptedAnswer.text("Rome it is"));
        agent("Parent", parent, researcher(new ScriptedChatModel(ScriptedAnswer.text("Rome"))))
                .generate("Go", In.thread("ann", "main").asReadOnly());
        assertThat(memory.resource("ann").threads(ThreadQuery.ALL).items()).isEmpty();
    }

    @Test
    void theSpeakerIsHandedOn() {
        Speaker bob = Speaker.of("u_bob", "Bob", "reviewer");
        ScriptedChatModel parent = new ScriptedChatModel(asks("Italy?"), ScriptedAnswer.text("ok"));
        agent("Parent", parent, researcher(new ScriptedChatModel(ScriptedAnswer.text("Rome"))))
                .generate("Go", In.thread("doc", "main").as(bob));
        Message task =
                memory.resource("doc").thread("main/Researcher").last(10).get(0).message();
        assertThat(task.speaker()).contains(bob);
    }

    @Test
    void aTurnThatIsTriedAgainGetsTheAnswerThatIsStored() {
        ScriptedChatModel sub = new ScriptedChatModel(ScriptedAnswer.text("Rome"));
        ScriptedChatModel parent = new ScriptedChatModel(
                asks("Italy?"), ScriptedAnswer.failing(new Unavailable("gone", null)),
                asks("Italy?"), ScriptedAnswer.text("Rome it is"));
        Agent agent = agent("Parent", parent, researcher(sub));
        In turn = In.thread("ann", "main").turn("turn-1");
        assertThatThrownBy(() -> agent.generate("Go", turn)).isInstanceOf(Unavailable.class);
        assertThat(agent.generate("Go", turn).text()).isEqualTo("Rome it is");
        assertThat(sub.requests()).hasSize(1);
        assertThat(texts("ann", "main/Researcher")).containsExactly("Italy?", "Rome");
    }

    @Test
    void theParentsDeadlineEndsTheTask() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        ScriptedAnswer hanging = (request, listener) -> {
            try {
                return ChatAnswer.text(hang().toString());
            } finally {
                interrupted.countDown();
            }
        };
        Agent parent = Agent.builder()
                .name("Parent")
                .model(new ScriptedChatModel(asks("Italy?")))
                .memory(memory)
                .turnTimeout(Duration.ofMillis(300))
                .tools(researcher(new ScriptedChatModel(hanging)))
                .build();
        assertThatThrownBy(() -> parent.generate("Go", In.thread("ann", "main")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("deadline");
        assertThat(interrupted.await(Listener.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void aTaskIsRequired() {
        Subagent tool = researcher(new ScriptedChatModel());
        ToolContext context = new ToolContext(ThreadKey.of("ann", "main"), Optional.empty(), "t", false);
        assertThatThrownBy(() -> tool.call(Map.of(), context)).isInstanceOf(ToolFailure.class);
        assertThatThrownBy(() -> tool.call(Map.of("task", " "), context)).isInstanceOf(ToolFailure.class);
        assertThatThrownBy(() -> Subagent.tool(null, "x")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void idsStayWithinTheRuleAndApart() {
        String longest = "t".repeat(253) + "\ud83d\ude00";
        Agent sub = agent("R\u00e9sum\u00e9/Writer 2", new ScriptedChatModel());
        Subagent tool = Subagent.tool(sub, "Writes.");
        assertThat(tool.specification().name()).isEqualTo("R_sum__Writer_2");
        ThreadKey one = tool.threadOf(ThreadKey.of("ann", longest));
        ThreadKey two = tool.threadOf(ThreadKey.of("ann", "t".repeat(254)));
        assertThat(one.thread().value()).hasSizeLessThanOrEqualTo(255);
        assertThat(one).isNotEqualTo(two).isEqualTo(tool.threadOf(ThreadKey.of("ann", longest)));
        assertThat(tool.threadOf(ThreadKey.of("ann", "main")))
                .isEqualTo(ThreadKey.of("ann", "main/R\u00e9sum\u00e9%2FWriter 2"));
        assertThat(SubagentIds.turn("t".repeat(200), "A", "task")).hasSizeLessThanOrEqualTo(200);
        assertThat(SubagentIds.turn("t", "A", "task")).isNotEqualTo(SubagentIds.turn("t", "A", "other"));
    }
}
