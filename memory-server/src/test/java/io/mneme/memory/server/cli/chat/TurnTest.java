package io.mneme.memory.server.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException;
import io.mneme.memory.agent.AgentEvent;
import io.mneme.memory.agent.AgentReply;
import io.mneme.memory.server.cli.output.OutputFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final MemoryException FAILURE = new MemoryException.Unavailable("the model failed", null);

    private final List<String> shown = new ArrayList<>();
    private boolean cancelled;

    private final AnswerView view = new AnswerView() {
        @Override
        public void titled(String title) {}

        @Override
        public void text(String piece) {
            if (piece.equals("broken pipe")) {
                throw new OutputFailed(new IOException(piece));
            }
            shown.add(piece);
        }

        @Override
        public void end(AgentReply reply) {
            shown.add("end");
        }

        @Override
        public void broken() {
            shown.add("broken");
        }
    };

    private Turn play(AgentEvent... events) {
        Turn turn = new Turn(view);
        turn.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {
                cancelled = true;
            }
        });
        for (AgentEvent event : events) {
            turn.onNext(event);
        }
        turn.onComplete();
        return turn;
    }

    @Test
    void a_failure_in_the_middle_ends_the_answer_and_reaches_the_caller() {
        Turn turn = play(new AgentEvent.TextDelta("half"), new AgentEvent.Failed(FAILURE));
        assertThatThrownBy(turn::await).isSameAs(FAILURE);
        assertThat(shown).containsExactly("half", "broken");
    }

    @Test
    void output_that_breaks_cancels_the_turn_and_reaches_the_caller() {
        Turn turn = play(new AgentEvent.TextDelta("broken pipe"));
        assertThatThrownBy(turn::await).isInstanceOf(OutputFailed.class);
        assertThat(cancelled).isTrue();
    }

    @Test
    void an_error_of_the_publisher_reaches_the_caller() {
        Turn turn = new Turn(view);
        turn.onError(new IllegalStateException("second subscriber"));
        assertThatThrownBy(turn::await).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_complete_turn_ends_quietly() {
        play(new AgentEvent.TextDelta("all")).await();
        assertThat(shown).containsExactly("all");
        assertThat(cancelled).isFalse();
    }
}
