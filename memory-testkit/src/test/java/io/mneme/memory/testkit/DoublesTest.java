package io.mneme.memory.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.context.Context;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.thread.ThreadId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DoublesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ChatRequest REQUEST =
            new ChatRequest(new Context(List.of(), List.of(Samples.user("m1", "hello"))), List.of());

    private final List<String> pieces = new ArrayList<>();

    @Test
    void a_clock_stands_still_until_it_is_set() {
        SettableClock clock = SettableClock.at(Samples.TIME);
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Kathmandu"));
        assertThat(clock.instant()).isEqualTo(Samples.TIME);
        assertThat(clock.advance(Duration.ofSeconds(-5))).isEqualTo(Samples.TIME.minusSeconds(5));
        assertThat(elsewhere.instant()).isEqualTo(Samples.TIME.minusSeconds(5));
        clock.set(Samples.TIME.plusSeconds(1));
        assertThat(elsewhere.instant()).isEqualTo(Samples.TIME.plusSeconds(1));
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Kathmandu"));
    }

    @Test
    void ids_are_numbered() {
        SequentialIds ids = new SequentialIds("turn-");
        assertThat(List.of(ids.get(), ids.get())).containsExactly("turn-1", "turn-2");
    }

    @Test
    void a_script_is_played_in_order_and_requests_are_kept() {
        ScriptedChatModel model = ScriptedChatModel.texts("first")
                .then(ScriptedAnswer.toolCall("call", "search", Map.of("q", "x")))
                .then(ScriptedAnswer.text("a", "b"))
                .then(ScriptedAnswer.echo());
        assertThat(answer(model)).isEqualTo(ChatAnswer.text("first"));
        assertThat(answer(model).toolCalls()).hasSize(1);
        assertThat(answer(model)).isEqualTo(ChatAnswer.text("ab"));
        assertThat(answer(model)).isEqualTo(ChatAnswer.text("You said: hello"));
        assertThat(pieces).containsExactly("first", "a", "b", "You said: hello");
        assertThat(model.requests()).hasSize(4).containsOnly(REQUEST);
        assertThat(model.lastRequest()).isEqualTo(REQUEST);
        assertThatThrownBy(() -> answer(model)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_model_can_fail_in_the_middle() {
        IllegalStateException failure = new IllegalStateException("out of tokens");
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.failing(failure, "I thi"));
        assertThatThrownBy(() -> answer(model)).isSameAs(failure);
        assertThat(pieces).containsExactly("I thi");
    }

    @Test
    void a_listener_that_cancels_ends_the_answer() {
        ScriptedChatModel model = ScriptedChatModel.texts("first");
        assertThatThrownBy(() -> model.answer(REQUEST, piece -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void a_hanging_model_ends_when_it_is_interrupted() throws InterruptedException {
        HangingAnswer hanging = new HangingAnswer("I thi");
        ScriptedChatModel model = new ScriptedChatModel(hanging);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                answer(model);
                failure.complete(null);
            } catch (Unavailable e) {
                failure.complete(e);
            }
        });
        caller.start();
        assertThat(hanging.awaitHanging(PATIENCE)).isTrue();
        assertThat(pieces).containsExactly("I thi");
        assertThat(failure).isNotDone();
        caller.interrupt();
        assertThat(hanging.awaitInterrupted(PATIENCE)).isTrue();
        assertThat(failure.join()).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_hanging_model_can_be_released() {
        HangingAnswer hanging = new HangingAnswer("a", "b");
        hanging.release();
        assertThat(answer(new ScriptedChatModel(hanging))).isEqualTo(ChatAnswer.text("ab"));
    }

    @Test
    void racers_run_at_once_and_their_outcomes_are_kept() {
        // Each waits for all others: it ends only if all run at the same time.
        CountDownLatch all = new CountDownLatch(3);
        List<Outcome<Integer>> outcomes = Race.run(List.of(() -> meet(all, 1), () -> meet(all, 2), () -> {
            meet(all, 3);
            throw new Unavailable("planned", null);
        }));
        assertThat(outcomes.get(0).value()).isEqualTo(1);
        assertThat(outcomes.get(1).succeeded()).isTrue();
        assertThat(outcomes.get(2).failedWith(Unavailable.class)).isTrue();
    }

    @Test
    void a_racer_with_an_unexpected_exception_fails_the_race() {
        assertThatThrownBy(() -> Race.run(List.of(() -> 1, () -> {
                    throw new IllegalStateException("a bug");
                })))
                .isInstanceOf(AssertionError.class)
                .hasStackTraceContaining("a bug");
    }

    @Test
    void hostile_ids_are_legal_and_different() {
        assertThat(HostileIds.ALL).doesNotHaveDuplicates().allSatisfy(ThreadId::of);
        assertThat(HostileIds.LOOKALIKES).doesNotHaveDuplicates().allSatisfy(ThreadId::of);
        assertThat(HostileTexts.ALL).doesNotHaveDuplicates();
    }

    private static int meet(CountDownLatch all, int number) throws InterruptedException {
        all.countDown();
        all.await();
        return number;
    }

    private ChatAnswer answer(ScriptedChatModel model) {
        return model.answer(REQUEST, pieces::add);
    }
}
