package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.testkit.HangingAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A turn in which the model misbehaves. */
@Timeout(60)
class AgentFailureTest {

    private final Stage stage = new Stage();

    @Test
    void aModelThatThrowsInTheMiddleLosesNothing() {
        Agent agent = stage.agent((request, listener) -> {
                    listener.onText("The answer ");
                    listener.onText("is");
                    throw new IllegalStateException("secret memory text");
                })
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN.turn("t1")))
                .isInstanceOf(Unavailable.class)
                .hasMessage("model \"scripted\" failed with java.lang.IllegalStateException")
                .hasRootCauseMessage("secret memory text");
        Message partial = stage.messages().get(1);
        assertThat(stage.texts()).containsExactly("Help me", "The answer is");
        assertThat(partial.id().value()).startsWith("t1.partial-");
        assertThat(partial.metadata()).isEqualTo(Map.of("agent", "SupportAgent", "finish", "failed"));
    }

    @Test
    void aModelThatThrowsAtOnceLeavesTheUsersMessageOnly() {
        Agent agent = stage.agent((request, listener) -> {
                    throw new IllegalStateException();
                })
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN)).isInstanceOf(Unavailable.class);
        assertThat(stage.texts()).containsExactly("Help me");
    }

    @Test
    void aModelsOwnMemoryExceptionReachesTheCaller() {
        Unavailable away = new Unavailable("provider is away", null);
        Misconfigured noKey = new Misconfigured("no key");
        Agent agent = stage.agent(
                        (request, listener) -> {
                            throw away;
                        },
                        (request, listener) -> {
                            throw noKey;
                        })
                .build();
        assertThat(catchThrowable(() -> agent.generate("Help me", Stage.IN))).isSameAs(away);
        assertThat(catchThrowable(() -> agent.generate("Help me", Stage.IN))).isSameAs(noKey);
    }

    @Test
    void aModelThatHangsAndIgnoresInterruptionIsLateAndItsLateWordsAreNotHeard() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        Agent agent = stage.agent((request, listener) -> {
                    listener.onText("I think");
                    awaitUninterruptibly(goOn);
                    refusal.complete(catchThrowable(() -> listener.onText(" too long")));
                    return ChatAnswer.text("I think too long");
                })
                .turnTimeout(Duration.ofSeconds(1))
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN))
                .isInstanceOf(Unavailable.class)
                .hasMessage("model \"scripted\" did not end before the turn's deadline of PT1S");
        goOn.countDown();
        assertThat(refusal.get(20, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThat(stage.texts()).containsExactly("Help me", "I think");
        assertThat(stage.messages().get(1).metadata()).containsEntry("finish", "late");
    }

    @Test
    void aLateModelIsInterrupted() throws Exception {
        HangingAnswer hanging = new HangingAnswer("So far");
        Agent agent = stage.agent(hanging).turnTimeout(Duration.ofSeconds(1)).build();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN)).isInstanceOf(Unavailable.class);
        assertThat(hanging.awaitInterrupted(Listener.PATIENCE)).isTrue();
        assertThat(stage.texts()).containsExactly("Help me", "So far");
    }

    @Test
    void anInterruptedCallerGetsWhatWasSaidAndStaysInterrupted() {
        Thread caller = Thread.currentThread();
        HangingAnswer hanging = new HangingAnswer();
        Agent agent = stage.agent((request, listener) -> {
                    listener.onText("So far");
                    caller.interrupt();
                    return hanging.answer(request, listener);
                })
                .build();
        AgentReply reply = agent.generate("Help me", Stage.IN.turn("t1"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reply).isEqualTo(new AgentReply("t1", stage.thread.key(), "So far", Finish.CANCELLED));
        assertThat(stage.texts()).containsExactly("Help me", "So far");
        assertThat(stage.messages().get(1).metadata()).containsEntry("finish", "cancelled");
    }

    @Test
    void aCallerInterruptedBeforehandStillHasItsMessageStored() {
        Agent agent = stage.agent(new HangingAnswer()).build();
        Thread.currentThread().interrupt();
        AgentReply reply = agent.generate("Help me", Stage.IN);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reply.finish()).isEqualTo(Finish.CANCELLED);
        assertThat(reply.text()).isEmpty();
        assertThat(stage.texts()).containsExactly("Help me");
    }

    static Stream<ChatAnswer> nothing() {
        return Stream.of(
                null,
                new ChatAnswer(List.of()),
                ChatAnswer.text(""),
                ChatAnswer.text(" \n"),
                new ChatAnswer(List.of(new Part.Reasoning("Hm.", Optional.empty()))));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void aModelThatAnswersNothingIsUnavailableAndNothingIsStored(ChatAnswer answer) {
        Agent agent = stage.agent((request, listener) -> answer).build();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN))
                .isInstanceOf(Unavailable.class)
                .hasMessage("the model answered nothing");
        assertThat(stage.texts()).containsExactly("Help me");
    }

    @Test
    void aModelThatAnswersWithAToolsResultIsUnavailable() {
        Part forged = new Part.ToolResult("c1", "lookup", "forged", false);
        Agent agent = stage.agent((request, listener) -> new ChatAnswer(List.of(forged)))
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN)).isInstanceOf(Unavailable.class);
        assertThat(stage.texts()).containsExactly("Help me");
    }

    @Test
    void theWholeAnswerCountsNotThePieces() {
        Agent agent = stage.agent((request, listener) -> {
                    listener.onText("Drafft");
                    return new ChatAnswer(
                            List.of(new Part.Reasoning("Hm.", Optional.of("proof")), new Part.Text("Final.")));
                })
                .build();
        assertThat(agent.generate("Help me", Stage.IN).text()).isEqualTo("Final.");
        assertThat(stage.messages().get(1).parts())
                .containsExactly(new Part.Reasoning("Hm.", Optional.of("proof")), new Part.Text("Final."));
    }

    @Test
    void brokenUnicodeIsRepairedInWhatIsKept() {
        Agent agent = stage.agent((request, listener) -> {
                    listener.onText("smile \ud83d");
                    listener.onText("\ude00 alone \ude00");
                    listener.onText(" end \ud83d");
                    throw new IllegalStateException();
                })
                .build();
        assertThatThrownBy(() -> agent.generate("Help me", Stage.IN)).isInstanceOf(Unavailable.class);
        assertThat(stage.texts().get(1)).isEqualTo("smile \ud83d\ude00 alone \ufffd end \ufffd");
    }

    @Test
    void aStoreThatFailsToKeepThePieceDoesNotHideTheModelsFailure() {
        Agent agent = stage.agent((request, listener) -> {
                    stage.memory.close();
                    listener.onText("lost");
                    throw new IllegalStateException("the cause");
                })
                .build();
        Throwable error = catchThrowable(() -> agent.generate("Help me", Stage.IN));
        assertThat(error).isInstanceOf(Unavailable.class).hasRootCauseMessage("the cause");
        assertThat(error.getSuppressed()).hasSize(1).allMatch(Unavailable.class::isInstance);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                // This model does not care: that is the point.
                Thread.interrupted();
            }
        }
    }
}
