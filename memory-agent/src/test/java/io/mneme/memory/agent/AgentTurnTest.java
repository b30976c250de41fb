package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A turn in which the model behaves. */
class AgentTurnTest {

    private final Stage stage = new Stage();

    @Test
    void returnsAndStoresTheAnswer() {
        Agent agent = stage.agent(ScriptedAnswer.text("Of ", "course.")).build();
        AgentReply reply = agent.generate("Help me", Stage.IN.turn("t1"));
        assertThat(reply).isEqualTo(new AgentReply("t1", stage.thread.key(), "Of course.", Finish.COMPLETE));
        Message answer = stage.messages().get(1);
        assertThat(stage.ids()).containsExactly("t1", "t1.answer");
        assertThat(answer.role()).isEqualTo(Role.ASSISTANT);
        assertThat(answer.text()).isEqualTo("Of course.");
        assertThat(answer.metadata()).isEqualTo(Map.of("agent", "SupportAgent"));
        assertThat(answer.createdAt()).isEqualTo(Stage.NOW);
    }

    @Test
    void storesTheUsersMessageWithItsSpeakerBeforeTheModelIsCalled() {
        Speaker ann = Speaker.of("u1", "Ann", "owner");
        List<Message> atCall = new ArrayList<>();
        Agent agent = stage.agent((request, listener) -> {
                    atCall.addAll(stage.messages());
                    return ChatAnswer.text("Yes.");
                })
                .build();
        agent.generate("Help me", Stage.IN.turn("t1").as(ann));
        assertThat(atCall).hasSize(1);
        assertThat(atCall.get(0).text()).isEqualTo("Help me");
        assertThat(atCall.get(0).role()).isEqualTo(Role.USER);
        assertThat(atCall.get(0).speaker()).isEqualTo(Optional.of(ann));
        assertThat(atCall.get(0).createdAt()).isEqualTo(Stage.NOW);
        assertThat(stage.messages().get(1).speaker()).isEmpty();
    }

    @Test
    void showsTheModelInstructionsAndHistoryUpToTheUsersMessage() {
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("One."), ScriptedAnswer.text("Two."));
        Agent agent = stage.agent(model).build();
        agent.generate("First", Stage.IN);
        stage.store.after = append -> {
            stage.store.after = again -> {};
            stage.thread.append(Message.user("somebody else, a moment later"));
        };
        agent.generate("Second", Stage.IN);
        assertThat(model.requests().get(1).context().systemText()).isEqualTo("You help.");
        assertThat(Stage.seen(model, 1)).containsExactly("First", "One.", "Second");
        assertThat(stage.texts()).containsExactly("First", "One.", "Second", "somebody else, a moment later", "Two.");
    }

    @Test
    void givesEachTurnWithoutIdOneOfItsOwn() {
        Agent agent = stage.agent(ScriptedAnswer.text("Yes."), ScriptedAnswer.text("Yes."))
                .build();
        AgentReply one = agent.generate("Help me", Stage.IN);
        AgentReply two = agent.generate("Help me", Stage.IN);
        assertThat(one.turn()).isNotEqualTo(two.turn());
        assertThat(stage.thread.count()).isEqualTo(4);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n\t", "\u00a0 \u3000", "half an emoji \ud83d", "\ude00 the other half"})
    void refusesTextThatIsBlankOrBroken(String text) {
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("never"));
        Agent agent = stage.agent(model).build();
        assertThatThrownBy(() -> agent.generate(text, Stage.IN)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> agent.stream(text, Stage.IN)).isInstanceOf(InvalidInput.class);
        assertThat(stage.isEmpty()).isTrue();
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void refusesAMissingPlace() {
        Agent agent = stage.agent(ScriptedAnswer.text("never")).build();
        assertThatThrownBy(() -> agent.generate("Hi", null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("resource id");
    }

    @Test
    void aDeletedThreadStaysDeleted() {
        Agent agent = stage.agent(ScriptedAnswer.text("Yes.")).build();
        agent.generate("Help me", Stage.IN);
        stage.thread.delete();
        assertThatThrownBy(() -> agent.generate("Again", Stage.IN)).isInstanceOf(NotFound.class);
        assertThat(stage.isEmpty()).isTrue();
    }

    @Test
    void aThreadDeletedWhileTheModelAnswersStaysDeleted() {
        Agent agent = stage.agent((request, listener) -> {
                    stage.thread.delete();
                    return ChatAnswer.text("too late");
                })
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN)).isInstanceOf(NotFound.class);
        assertThat(stage.isEmpty()).isTrue();
    }

    @Test
    void aThreadDeletedAndMadeAnewWhileTheModelAnswersGetsNothingOfTheOldOne() {
        Agent agent = stage.agent((request, listener) -> {
                    stage.thread.delete();
                    stage.memory
                            .resource("user_alice")
                            .createThread(stage.thread.key().thread(), Optional.empty(), Map.of());
                    return ChatAnswer.text("too late");
                })
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN)).isInstanceOf(NotFound.class);
        assertThat(stage.thread.count()).isZero();
    }

    @Test
    void anExecutorThatRefusesIsUnavailable() {
        Agent agent = stage.agent(ScriptedAnswer.text("never"))
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("executor");
    }

    @Test
    void aStoreThatIsAwayFailsTheTurnBeforeTheModelIsCalled() {
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("never"));
        Agent agent = stage.agent(model).build();
        stage.memory.close();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN)).isInstanceOf(Unavailable.class);
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void aStoreThatBreaksUnexpectedlyIsUnavailable() {
        Agent agent = stage.agent(ScriptedAnswer.text("never")).build();
        stage.store.before = append -> {
            throw new IllegalStateException("a bug");
        };
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN.turn("t1")))
                .isInstanceOf(Unavailable.class)
                .hasMessage("turn \"t1\" failed with java.lang.IllegalStateException")
                .hasRootCauseMessage("a bug");
    }
}
