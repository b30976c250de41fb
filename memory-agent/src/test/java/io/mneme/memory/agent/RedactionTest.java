package io.mneme.memory.agent;

import static io.mneme.memory.agent.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.agent.AgentEvent.TextDelta;
import io.mneme.memory.agent.AgentEvent.ToolCalled;
import io.mneme.memory.agent.AgentEvent.ToolReturned;
import io.mneme.memory.agent.processor.RedactPatterns;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final String CARD = "4111-1111";
    private static final RedactPatterns CARDS = RedactPatterns.of("\\d{4}-\\d{4}", "\\b41112222\\b");

    private final Stage stage = new Stage();

    private Agent agent(ScriptedChatModel model) {
        return stage.agent(model)
                .tools(tool("pay", (arguments, context) -> Map.of("card " + CARD, List.of(CARD, 41112222L))))
                .titles(TitleOptions.DEFAULT.writer((question, answer) -> question + "/" + answer))
                .processors(CARDS)
                .build();
    }

    private static ScriptedChatModel paying() {
        return new ScriptedChatModel(
                ScriptedAnswer.parts(
                        new Part.Text("I pay with " + CARD), new Part.ToolCall("c1", "pay", Map.of("card", CARD))),
                ScriptedAnswer.text("Paid with 41", "11-1111", "."));
    }

    @Test
    void nothingThatIsStoredHoldsIt() throws Exception {
        ScriptedChatModel model = paying();
        Agent agent = agent(model);
        AgentReply reply = agent.generate("My card is " + CARD, Stage.IN);
        assertThat(reply.text()).isEqualTo("Paid with [redacted].");
        assertThat(agent.settled(Listener.PATIENCE)).isTrue();
        List<Message> stored = stage.messages();
        assertThat(stored.toString()).doesNotContain(CARD).doesNotContain("41112222");
        assertThat(stored.get(1).parts(Part.ToolCall.class).get(0).arguments()).isEqualTo(Map.of("card", "[redacted]"));
        assertThat(stored.get(2).parts(Part.ToolResult.class).get(0).result())
                .isEqualTo(Map.of("card [redacted]", List.of("[redacted]", "[redacted]")));
        assertThat(stage.thread.find().orElseThrow().title().orElseThrow())
                .isEqualTo("My card is [redacted]/Paid with [redacted]");
        assertThat(model.requests().toString()).doesNotContain(CARD).doesNotContain("41112222");
    }

    @Test
    void aStreamHoldsPiecesBackAndTellsWhatIsStored() throws Exception {
        Listener listener = Listener.eager();
        agent(paying()).stream("My card is " + CARD, Stage.IN).subscribe(listener);
        List<AgentEvent> events = listener.all();
        assertThat(events.toString())
                .doesNotContain(CARD)
                .doesNotContain("1111")
                .doesNotContain("41112222");
        assertThat(events)
                .filteredOn(TextDelta.class::isInstance)
                .containsExactly(new TextDelta("I pay with [redacted]"), new TextDelta("Paid with [redacted]."));
        assertThat(events).hasAtLeastOneElementOfType(ToolCalled.class);
        assertThat(events).hasAtLeastOneElementOfType(ToolReturned.class);
    }

    @Test
    void whatWasSaidBeforeAFailureIsRedactedToo() throws Exception {
        Listener listener = Listener.eager();
        ScriptedChatModel model =
                new ScriptedChatModel(ScriptedAnswer.failing(new Unavailable("gone", null), "Card ", CARD));
        agent(model).stream("Hi", Stage.IN).subscribe(listener);
        assertThat(listener.all()).contains(new TextDelta("Card [redacted]"));
        assertThat(stage.texts()).containsExactly("Hi", "Card [redacted]");
    }

    @Test
    void theModelDoesNotSeeWhatWasStoredBefore() {
        stage.thread.append(Message.user("My old card is " + CARD));
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("Ok"));
        agent(model).generate("Hi", Stage.IN);
        assertThat(Stage.seen(model, 0)).containsExactly("My old card is [redacted]", "Hi");
    }

    @Test
    void escapedTextOfSharedThreadsIsRedactedAsItWasWritten() {
        RedactPatterns quoted = RedactPatterns.of("<key \"[^\"]*\">");
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("Ok"));
        Agent agent = stage.agent(model).processors(quoted).build();
        Speaker ann = Speaker.of("u_ann", "Ann", "editor");
        stage.thread.append(Message.builder(Role.USER)
                .text("It is <key \"abc\"> & more")
                .speaker(ann)
                .build());
        agent.generate("Hi", Stage.IN.as(ann));
        assertThat(Stage.seen(model, 0).get(0))
                .startsWith("<turn author_id=\"u_ann\"")
                .endsWith(">\nIt is [redacted] &amp; more\n</turn>");
    }

    @Test
    void workingMemoryIsRedactedBeforeTheModelAndBeforeItIsWritten() {
        Memory memory = Memory.builder()
                .store(new InMemoryMemoryStore())
                .options(MemoryOptions.DEFAULT.workingMemory(WorkingMemoryOptions.DEFAULT.template("# Facts\n-")))
                .build();
        memory.resource("ann").workingMemory().replace("# Facts\n- card " + CARD, WorkingMemoryAuthor.UNKNOWN);
        ScriptedChatModel model = new ScriptedChatModel(
                ScriptedAnswer.toolCall(
                        "c1", "updateWorkingMemory", Map.of("memory", "# Facts\n- cards [redacted], " + CARD)),
                ScriptedAnswer.text("Ok"));
        Agent agent = Agent.builder()
                .name("A")
                .model(model)
                .memory(memory)
                .processors(CARDS)
                .build();
        agent.generate("Hi", In.thread("ann", "t"));
        assertThat(model.requests().toString()).contains("- card [redacted]").doesNotContain(CARD);
        assertThat(memory.resource("ann").workingMemory().content().toString())
                .contains("- cards [redacted], [redacted]")
                .doesNotContain(CARD);
        assertThat(memory.resource("ann").thread("t").last(10))
                .extracting(StoredMessage::message)
                .asString()
                .doesNotContain(CARD);
    }

    @Test
    void aPatternThatWouldNotComeToRestIsRefused() {
        for (String pattern : List.of("x*", "redacted", "(")) {
            assertThatThrownBy(() -> RedactPatterns.of(pattern)).isInstanceOf(Misconfigured.class);
        }
        assertThatThrownBy(RedactPatterns::of).isInstanceOf(Misconfigured.class);
    }
}
