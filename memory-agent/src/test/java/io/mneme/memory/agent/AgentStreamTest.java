package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.testkit.HangingAnswer;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A turn as a stream, by the rules of Reactive Streams. */
@Timeout(60)
class AgentStreamTest {

    private static final In TURN = Stage.IN.turn("t1");

    private final Stage stage = new Stage();

    private CompletableFuture<Append> appendOf(String idStart) {
        CompletableFuture<Append> found = new CompletableFuture<>();
        stage.store.after = append -> {
            if (append.messages().get(0).id().value().startsWith(idStart)) {
                found.complete(append);
            }
        };
        return found;
    }

    @Test
    void tellsWhatHappensInOrder() throws Exception {
        Agent agent = stage.agent(ScriptedAnswer.text("Of ", "course.")).build();
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        assertThat(listener.all())
                .containsExactly(
                        new AgentEvent.Saved(List.of(MessageId.of("t1"))),
                        new AgentEvent.TextDelta("Of "),
                        new AgentEvent.TextDelta("course."),
                        new AgentEvent.Saved(List.of(MessageId.of("t1.answer"))),
                        new AgentEvent.Done(new AgentReply("t1", stage.thread.key(), "Of course.", Finish.COMPLETE)));
    }

    @Test
    void isColdUntilItsSubscription() {
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("never"));
        stage.agent(model).build().stream("Help me", TURN);
        assertThat(stage.isEmpty()).isTrue();
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void aTextThatTheModelDidNotReportPieceByPieceIsStillToldOnce() throws Exception {
        Agent agent = stage.agent((request, listener) -> {
                    listener.onText("Whole ");
                    return ChatAnswer.text("Whole answer.");
                })
                .build();
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        assertThat(listener.all()).contains(new AgentEvent.TextDelta("Whole "), new AgentEvent.TextDelta("answer."));
    }

    @Test
    void aPairSplitBetweenTwoPiecesIsJoined() throws Exception {
        Agent agent = stage.agent(ScriptedAnswer.text("a\ud83d", "\ude00b")).build();
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        assertThat(listener.all()).contains(new AgentEvent.TextDelta("a"), new AgentEvent.TextDelta("\ud83d\ude00b"));
    }

    @Test
    void refusesASecondSubscriber() throws Exception {
        Agent agent = stage.agent(ScriptedAnswer.text("Yes.")).build();
        Flow.Publisher<AgentEvent> stream = agent.stream("Help me", TURN);
        Listener first = Listener.eager();
        stream.subscribe(first);
        Listener second = Listener.eager();
        stream.subscribe(second);
        assertThat(second.subscription).isCompleted();
        assertThatThrownBy(second::all)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(second.events).isEmpty();
        assertThat(first.all()).hasSize(4);
        assertThatThrownBy(() -> stream.subscribe(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void givesNoMoreThanWasAskedFor() throws Exception {
        Agent agent = stage.agent(ScriptedAnswer.text("a", "b", "c")).build();
        CompletableFuture<Append> saved = appendOf("t1.answer");
        Listener listener = Listener.still();
        agent.stream("Help me", TURN).subscribe(listener);
        Flow.Subscription subscription = Listener.await(listener.subscription);
        Listener.await(saved);
        assertThat(listener.events).isEmpty();
        subscription.request(1);
        assertThat(listener.next()).isEqualTo(new AgentEvent.Saved(List.of(MessageId.of("t1"))));
        subscription.request(2);
        assertThat(listener.next()).isEqualTo(new AgentEvent.TextDelta("a"));
        assertThat(listener.next()).isEqualTo(new AgentEvent.TextDelta("b"));
        assertThat(listener.events).hasSize(3);
        assertThat(listener.completed).isNotDone();
        subscription.request(Long.MAX_VALUE);
        assertThat(listener.all()).hasSize(6).last().isInstanceOf(AgentEvent.Done.class);
    }

    @Test
    void aSubscriberThatStandsStillDelaysNeitherModelNorStore() throws Exception {
        String[] pieces = new String[50_000];
        java.util.Arrays.fill(pieces, "word ");
        Agent agent = stage.agent(ScriptedAnswer.text(pieces)).build();
        CompletableFuture<Append> saved = appendOf("t1.answer");
        CountDownLatch awake = new CountDownLatch(1);
        Listener sleeper = new Listener(subscription -> subscription.request(Long.MAX_VALUE)) {
            @Override
            public void onNext(AgentEvent event) {
                try {
                    awake.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                super.onNext(event);
            }
        };
        agent.stream("Help me", TURN).subscribe(sleeper);
        Append answer = Listener.await(saved);
        assertThat(answer.messages().get(0).text()).hasSize(5 * pieces.length);
        awake.countDown();
        assertThat(sleeper.all()).hasSize(pieces.length + 3);
    }

    @Test
    void cancellingKeepsWhatWasSaidAndInterruptsTheModel() throws Exception {
        HangingAnswer hanging = new HangingAnswer("So far");
        Agent agent = stage.agent(hanging).build();
        CompletableFuture<Append> saved = appendOf("t1.partial-");
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        listener.next();
        assertThat(listener.next()).isEqualTo(new AgentEvent.TextDelta("So far"));
        listener.subscription.get().cancel();
        assertThat(Listener.await(saved).messages().get(0).metadata()).containsEntry("finish", "cancelled");
        assertThat(hanging.awaitInterrupted(Listener.PATIENCE)).isTrue();
        assertThat(stage.texts()).containsExactly("Help me", "So far");
        assertThat(listener.events).hasSize(2);
        assertThat(listener.completed).isNotDone();
    }

    @Test
    void cancellingAtOnceStartsNothing() throws Exception {
        List<Runnable> tasks = new ArrayList<>();
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("never"));
        Agent agent = stage.agent(model).executor(tasks::add).build();
        Listener listener = new Listener(Flow.Subscription::cancel);
        agent.stream("Help me", TURN).subscribe(listener);
        for (int i = 0; i < tasks.size(); i++) {
            tasks.get(i).run();
        }
        assertThat(listener.subscription).isCompleted();
        assertThat(stage.isEmpty()).isTrue();
        assertThat(listener.events).isEmpty();
    }

    @Test
    void aSubscriberThatThrowsCancelsTheTurn() throws Exception {
        HangingAnswer hanging = new HangingAnswer("So far");
        Agent agent = stage.agent(hanging).build();
        CompletableFuture<Append> saved = appendOf("t1.partial-");
        agent.stream("Help me", TURN).subscribe(new Listener(subscription -> subscription.request(Long.MAX_VALUE)) {
            @Override
            public void onNext(AgentEvent event) {
                super.onNext(event);
                if (event instanceof AgentEvent.TextDelta) {
                    throw new IllegalStateException("cannot take it");
                }
            }
        });
        Listener.await(saved);
        assertThat(hanging.awaitInterrupted(Listener.PATIENCE)).isTrue();
    }

    @Test
    void askingForNoneIsAnErrorAndEndsTheTurn() throws Exception {
        HangingAnswer hanging = new HangingAnswer("So far");
        Agent agent = stage.agent(hanging).build();
        CompletableFuture<Append> saved = appendOf("t1.partial-");
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        listener.next();
        listener.next();
        listener.subscription.get().request(0);
        assertThatThrownBy(listener::all).hasCauseInstanceOf(IllegalArgumentException.class);
        Listener.await(saved);
        assertThat(hanging.awaitInterrupted(Listener.PATIENCE)).isTrue();
    }

    @Test
    void aFailureIsTheLastEventAndTheStreamCompletes() throws Exception {
        Agent agent = stage.agent((request, listener) -> {
                    listener.onText("Half");
                    throw new IllegalStateException("broken");
                })
                .build();
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        List<AgentEvent> events = listener.all();
        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Saved", "TextDelta", "Saved", "Failed");
        assertThat(((AgentEvent.Failed) events.get(3)).error()).isInstanceOf(Unavailable.class);
    }

    @Test
    void aDeletedThreadFailsTheStream() throws Exception {
        Agent agent = stage.agent((request, listener) -> {
                    stage.thread.delete();
                    return ChatAnswer.text("too late");
                })
                .build();
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        assertThat(listener.all().get(2))
                .isInstanceOfSatisfying(
                        AgentEvent.Failed.class,
                        failed -> assertThat(failed.error())
                                .isInstanceOf(io.mneme.memory.MemoryException.NotFound.class));
        assertThat(stage.isEmpty()).isTrue();
    }

    @Test
    void anExecutorThatRefusesIsAnError() {
        Agent agent = stage.agent(ScriptedAnswer.text("never"))
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();
        Listener listener = Listener.eager();
        agent.stream("Help me", TURN).subscribe(listener);
        assertThatThrownBy(listener::all).hasCauseInstanceOf(Unavailable.class);
    }
}
