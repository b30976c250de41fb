package io.mneme.memory.agent;

import static io.mneme.memory.agent.Tools.call;
import static io.mneme.memory.agent.Tools.calls;
import static io.mneme.memory.agent.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ToolSpecification;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A turn with tools. */
@Timeout(60)
class AgentToolsTest {

    private static final In TURN = Stage.IN.turn("t1");

    private final Stage stage = new Stage();

    /** The result that the model sees of one call of {@code tool}. */
    private Part.ToolResult resultOf(Tool tool, String called) {
        Agent agent = stage.agent(calls("", call("c1", called)), ScriptedAnswer.text("Done."))
                .tools(tool)
                .build();
        assertThat(agent.generate("Help me", TURN).text()).isEqualTo("Done.");
        return stage.messages().get(2).parts(Part.ToolResult.class).get(0);
    }

    @Test
    void aCallAndItsResultAreStoredTogetherAndShownToTheModel() {
        ScriptedChatModel model = new ScriptedChatModel(
                calls("Let me look.", call("c1", "lookup"), call("c2", "lookup")), ScriptedAnswer.text("Found it."));
        Agent agent = stage.agent(model)
                .tools(tool("lookup", (arguments, context) -> Map.of("found", arguments.get("q"))))
                .build();
        assertThat(agent.generate("Help me", TURN).text()).isEqualTo("Found it.");
        assertThat(stage.store.appends.get(1).messages()).hasSize(2);
        assertThat(stage.store.appends.get(1).condition()).isInstanceOf(AppendCondition.Incarnation.class);
        List<Message> stored = stage.messages();
        assertThat(stored)
                .extracting(Message::role)
                .containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL, Role.ASSISTANT);
        assertThat(stored.get(1).metadata()).isEqualTo(Map.of("agent", "SupportAgent"));
        assertThat(stored.get(1).text()).isEqualTo("Let me look.");
        assertThat(stored.get(2).parts())
                .containsExactly(
                        new Part.ToolResult("c1", "lookup", Map.of("found", "billing"), false),
                        new Part.ToolResult("c2", "lookup", Map.of("found", "billing"), false));
        assertThat(stage.ids().subList(1, 3)).allMatch(id -> id.startsWith("t1.step-1-"));
        assertThat(model.requests().get(1).context().messages()).isEqualTo(stored.subList(0, 3));
        assertThat(model.requests().get(0).tools())
                .extracting(ToolSpecification::name)
                .containsExactly("lookup");
    }

    @Test
    void aToolKnowsWhoCallsIt() {
        List<ToolContext> contexts = new ArrayList<>();
        Speaker ann = Speaker.of("u1");
        Agent agent = stage.agent(calls("", call("c1", "lookup")), ScriptedAnswer.text("Done."))
                .tools(tool("lookup", (arguments, context) -> contexts.add(context)))
                .build();
        agent.generate("Help me", TURN.as(ann));
        assertThat(contexts).containsExactly(new ToolContext(stage.thread.key(), Optional.of(ann), "t1", false));
    }

    @Test
    void theEventsTellTheStepsInOrder() throws Exception {
        Agent agent = stage.agent(calls("Let me look.", call("c1", "lookup")), ScriptedAnswer.text("Found ", "it."))
                .tools(tool("lookup", (arguments, context) -> 7))
                .build();
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        List<AgentEvent> events = listener.all();
        String kinds = "Saved TextDelta ToolCalled ToolReturned Saved TextDelta TextDelta Saved Done";
        assertThat(events).extracting(event -> event.getClass().getSimpleName()).containsExactly(kinds.split(" "));
        assertThat(events.get(2)).isEqualTo(new AgentEvent.ToolCalled(call("c1", "lookup")));
        assertThat(events.get(3))
                .isEqualTo(new AgentEvent.ToolReturned(new Part.ToolResult("c1", "lookup", 7L, false)));
        assertThat(events.stream()
                        .filter(AgentEvent.Saved.class::isInstance)
                        .flatMap(event -> ((AgentEvent.Saved) event).ids().stream())
                        .map(id -> id.value()))
                .isEqualTo(stage.ids());
    }

    @Test
    void anUnknownToolIsToldToTheModel() {
        Part.ToolResult result = resultOf(tool("lookup", (arguments, context) -> "x"), "lokup");
        assertThat(result.error()).isTrue();
        assertThat(result.result()).isEqualTo("there is no tool \"lokup\"; tools: lookup");
    }

    @Test
    void anAgentWithoutToolsSaysSo() {
        Agent agent = stage.agent(calls("", call("c1", "lookup")), ScriptedAnswer.text("Done."))
                .build();
        agent.generate("Help me", TURN);
        assertThat(stage.messages().get(2).parts(Part.ToolResult.class).get(0).result())
                .isEqualTo("there is no tool \"lookup\"; tools: none");
    }

    @Test
    void aToolFailureIsToldToTheModel() {
        Part.ToolResult result = resultOf(
                tool("lookup", (arguments, context) -> {
                    throw new ToolFailure("no such order \ud83d");
                }),
                "lookup");
        assertThat(result).isEqualTo(new Part.ToolResult("c1", "lookup", "no such order \ufffd", true));
    }

    @Test
    void anyOtherExceptionOfAToolHidesItsInternals() {
        Part.ToolResult result = resultOf(
                tool("lookup", (arguments, context) -> {
                    throw new IllegalStateException("password=hunter2");
                }),
                "lookup");
        assertThat(result).isEqualTo(new Part.ToolResult("c1", "lookup", "the tool failed", true));
    }

    @Test
    void aResultThatIsNoDocumentIsAnError() {
        Part.ToolResult result = resultOf(tool("lookup", (arguments, context) -> new Object()), "lookup");
        assertThat(result)
                .isEqualTo(
                        new Part.ToolResult("c1", "lookup", "the tool returned something that cannot be stored", true));
    }

    @Test
    void aToolMayReturnNull() {
        assertThat(resultOf(tool("lookup", (arguments, context) -> null), "lookup"))
                .isEqualTo(new Part.ToolResult("c1", "lookup", null, false));
    }
}
