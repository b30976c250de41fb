package io.mneme.memory.agent;

import static io.mneme.memory.agent.Tools.call;
import static io.mneme.memory.agent.Tools.calls;
import static io.mneme.memory.agent.Tools.hang;
import static io.mneme.memory.agent.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.testkit.HangingAnswer;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a turn with tools ends. */
@Timeout(60)
class AgentStepsTest {

    private static final In TURN = Stage.IN.turn("t1");

    private final Stage stage = new Stage();

    @Test
    void theLastPermittedCallHasNoTools() {
        ScriptedChatModel model = new ScriptedChatModel(
                calls("", call("c1", "lookup")), calls("", call("c2", "lookup")), ScriptedAnswer.text("Enough."));
        Agent agent = stage.agent(model)
                .tools(tool("lookup", (arguments, context) -> "x"))
                .stepLimit(3)
                .build();
        AgentReply reply = agent.generate("Help me", TURN);
        assertThat(reply.finish()).isEqualTo(Finish.COMPLETE);
        assertThat(model.requests())
                .extracting(request -> request.tools().size())
                .containsExactly(1, 1, 0);
    }

    @Test
    void aModelThatNeverStopsIsStoppedAndNoCallIsStoredWithoutItsResult() {
        ScriptedAnswer more = calls("I need more.", call("c", "lookup"));
        Agent agent = stage.agent(more, more, more)
                .tools(tool("lookup", (arguments, context) -> "x"))
                .stepLimit(3)
                .build();
        AgentReply reply = agent.generate("Help me", TURN);
        assertThat(reply.text()).isEqualTo("I need more.");
        assertThat(reply.finish()).isEqualTo(Finish.STEP_LIMIT);
        List<Message> stored = stage.messages();
        assertThat(stored).hasSize(6);
        assertThat(stored.get(5).parts()).containsExactly(new Part.Text("I need more."));
        assertThat(stored.get(5).metadata()).containsEntry("finish", "step-limit");
        assertThat(agent.generate("Help me", TURN)).isEqualTo(reply);
        assertThat(stage.messages()).hasSize(6);
    }

    @Test
    void aModelThatNeverStopsAndSaysNothingLeavesItsStepsOnly() {
        ScriptedAnswer more = calls("", call("c", "lookup"));
        Agent agent = stage.agent(more, more)
                .tools(tool("lookup", (arguments, context) -> "x"))
                .stepLimit(2)
                .build();
        AgentReply reply = agent.generate("Help me", TURN);
        assertThat(reply.finish()).isEqualTo(Finish.STEP_LIMIT);
        assertThat(reply.text()).isEmpty();
        assertThat(stage.messages()).extracting(Message::role).containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL);
    }

    @Test
    void twoCallsOfOneIdAreUnavailable() {
        Agent agent = stage.agent(calls("", call("c", "lookup"), call("c", "lookup")))
                .tools(tool("lookup", (arguments, context) -> "x"))
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", TURN))
                .isInstanceOf(Unavailable.class)
                .hasMessage("the model gave two tool calls the same id");
        assertThat(stage.messages()).hasSize(1);
    }

    @Test
    void aToolThatHangsEndsTheTurnAndEveryCallHasAResult() {
        ScriptedChatModel model = new ScriptedChatModel(
                calls("Wait.", call("c1", "fast"), call("c2", "slow"), call("c3", "fast")),
                ScriptedAnswer.text("Done."));
        Agent agent = stage.agent(model)
                .tools(tool("fast", (arguments, context) -> "done"), tool("slow", (arguments, context) -> hang()))
                .turnTimeout(Duration.ofSeconds(1))
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", TURN))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("tool \"slow\"");
        Message calls = stage.messages().get(1);
        assertThat(calls.metadata()).containsEntry("finish", "late");
        assertThat(stage.messages().get(2).parts())
                .containsExactly(
                        new Part.ToolResult("c1", "fast", "done", false),
                        new Part.ToolResult("c2", "slow", "the turn ended before the tool did", true),
                        new Part.ToolResult("c3", "fast", "not run: the turn ended before", true));
        assertThat(agent.generate("Help me", TURN).text()).isEqualTo("Done.");
        assertThat(model.requests().get(1).context().messages())
                .isEqualTo(stage.messages().subList(0, 3));
    }

    @Test
    void aDeadlineThatPassesBetweenTwoStepsStopsTheTurn() {
        Agent agent = stage.agent(calls("", call("c1", "lookup")), new HangingAnswer())
                .tools(tool("lookup", (arguments, context) -> "x"))
                .turnTimeout(Duration.ofSeconds(1))
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", TURN)).isInstanceOf(Unavailable.class);
        assertThat(stage.messages()).hasSize(3);
    }

    @Test
    void cancellingDuringAToolKeepsTheStepWhole() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Message> saved = new CompletableFuture<>();
        Agent agent = stage.agent(calls("Wait.", call("c1", "slow")))
                .tools(tool("slow", (arguments, context) -> {
                    running.countDown();
                    return hang();
                }))
                .build();
        stage.store.after = append -> append.messages().stream().skip(1).forEach(saved::complete);
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        assertThat(running.await(Listener.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        listener.subscription.get().cancel();
        assertThat(Listener.await(saved).parts())
                .containsExactly(new Part.ToolResult("c1", "slow", "the turn ended before the tool did", true));
        assertThat(stage.messages().get(1).text()).isEqualTo("Wait.");
        assertThat(stage.messages().get(1).metadata()).containsEntry("finish", "cancelled");
    }
}
