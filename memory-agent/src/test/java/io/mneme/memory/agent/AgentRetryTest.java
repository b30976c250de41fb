package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A turn that is tried more than once. */
class AgentRetryTest {

    private static final In TURN = Stage.IN.turn("t1");

    private final Stage stage = new Stage();

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(Listener.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChatAnswer breaks(String said, io.mneme.memory.port.model.TextListener listener) {
        listener.onText(said);
        throw new IllegalStateException("broken");
    }

    @Test
    void anAnsweredTurnGivesItsAnswerWithoutTheModel() {
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("One."));
        Agent agent = stage.agent(model).build();
        AgentReply first = agent.generate("Help me", TURN);
        AgentReply again = agent.generate("something else", TURN);
        assertThat(again).isEqualTo(first);
        assertThat(model.requests()).hasSize(1);
        assertThat(stage.texts()).containsExactly("Help me", "One.");
    }

    @Test
    void anAnsweredTurnStreamsItsAnswerInOnePiece() throws Exception {
        Agent agent = stage.agent(ScriptedAnswer.text("One ", "two.")).build();
        AgentReply first = agent.generate("Help me", TURN);
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        assertThat(listener.all())
                .containsExactly(
                        new AgentEvent.TextDelta("One two."),
                        new AgentEvent.Saved(List.of(MessageId.of("t1.answer"))),
                        new AgentEvent.Done(first));
    }

    @Test
    void aFailedTurnGoesOnAndAnswersOnce() {
        ScriptedChatModel model = new ScriptedChatModel(
                (request, listener) -> breaks("Half an ans", listener), ScriptedAnswer.text("Whole."));
        Agent agent = stage.agent(model).build();
        assertThatThrownBy(() -> agent.generate("Help me", TURN)).isInstanceOf(Unavailable.class);
        assertThat(agent.generate("Help me", TURN).text()).isEqualTo("Whole.");
        assertThat(Stage.seen(model, 1)).containsExactly("Help me");
        assertThat(stage.texts()).containsExactly("Help me", "Half an ans", "Whole.");
        assertThat(stage.ids().get(1)).startsWith("t1.partial-");
    }

    @Test
    void aRetryKnowsWhatWasSaidMeanwhileAndAnswersItsOwnMessage() {
        ScriptedChatModel model = new ScriptedChatModel(
                (request, listener) -> breaks("Half", listener),
                ScriptedAnswer.text("Other."),
                ScriptedAnswer.text("Whole."));
        Agent agent = stage.agent(model).build();
        assertThatThrownBy(() -> agent.generate("Help me", TURN)).isInstanceOf(Unavailable.class);
        agent.generate("Another", Stage.IN.turn("t2"));
        agent.generate("Help me", TURN);
        assertThat(Stage.seen(model, 2)).containsExactly("Another", "Other.", "Help me");
    }

    @Test
    void aRetryFindsItsMessageAlsoWhenItIsFarBack() {
        ScriptedChatModel model =
                new ScriptedChatModel((request, listener) -> breaks("Half", listener), ScriptedAnswer.text("Whole."));
        Agent agent = stage.agent(model).build();
        assertThatThrownBy(() -> agent.generate("Help me", TURN)).isInstanceOf(Unavailable.class);
        for (int i = 0; i < 30; i++) {
            stage.thread.append(Message.user("later " + i));
        }
        agent.generate("Help me", TURN);
        assertThat(Stage.seen(model, 1)).hasSize(22).endsWith("later 29", "Help me");
    }

    @Test
    void aTurnWhoseNameStartsLikeAnotherIsNotTakenForIt() {
        String sneaky = "t1.partial-00000000-0000-0000-0000-000000000000 or not";
        ScriptedChatModel model = new ScriptedChatModel(
                ScriptedAnswer.text("Sneaky."),
                (request, listener) -> breaks("Half", listener),
                ScriptedAnswer.text("Whole."));
        Agent agent = stage.agent(model).build();
        agent.generate("Sneak", Stage.IN.turn(sneaky));
        assertThatThrownBy(() -> agent.generate("Help me", TURN)).isInstanceOf(Unavailable.class);
        agent.generate("Help me", TURN);
        assertThat(Stage.seen(model, 2)).containsExactly("Sneak", "Sneaky.", "Help me");
    }

    @Test
    void twoTriesAtOnceStoreOneAnswerAndBothReturnIt() throws Exception {
        CyclicBarrier bothCalled = new CyclicBarrier(2);
        AtomicInteger count = new AtomicInteger();
        ScriptedAnswer together = (request, listener) -> {
            meet(bothCalled);
            return ChatAnswer.text("Answer " + count.incrementAndGet());
        };
        Agent agent = stage.agent(together, together).build();
        CompletableFuture<AgentReply> one = CompletableFuture.supplyAsync(() -> agent.generate("Help me", TURN));
        AgentReply two = agent.generate("Help me", TURN);
        assertThat(Listener.await(one)).isEqualTo(two);
        assertThat(stage.texts()).containsExactly("Help me", two.text());
        assertThat(count).hasValue(2);
    }

    @Test
    void aTurnIdThatIsAnotherMessagesIdIsAConflict() {
        stage.thread.append(Message.builder(Role.ASSISTANT)
                .id(MessageId.of("t1"))
                .text("I was here")
                .build());
        Agent agent = stage.agent(ScriptedAnswer.text("never")).build();
        assertThatThrownBy(() -> agent.generate("Help me", TURN)).isInstanceOf(Conflict.class);
        assertThat(stage.texts()).containsExactly("I was here");
    }

    @Test
    void theSameTurnIdInAnotherThreadIsAnotherTurn() {
        Agent agent = stage.agent(ScriptedAnswer.text("One."), ScriptedAnswer.text("Two."))
                .build();
        assertThat(agent.generate("Help me", In.thread("user_alice", "a").turn("t1"))
                        .text())
                .isEqualTo("One.");
        assertThat(agent.generate("Help me", In.thread("user_bob", "a").turn("t1"))
                        .text())
                .isEqualTo("Two.");
    }

    @Test
    void turnIdsFollowTheRuleOfIdsAndLeaveRoom() {
        assertThat(Stage.IN.turn("x".repeat(200)).turn()).contains("x".repeat(200));
        assertThatThrownBy(() -> Stage.IN.turn("x".repeat(201)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at most 200");
        assertThatThrownBy(() -> Stage.IN.turn(" x")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Stage.IN.turn(null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> In.thread(null)).isInstanceOf(InvalidInput.class);
        Agent agent = stage.agent(ScriptedAnswer.text("Yes.")).build();
        assertThat(agent.generate("Hi", Stage.IN.turn("x".repeat(200))).text()).isEqualTo("Yes.");
    }
}
