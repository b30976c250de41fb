package io.mneme.memory.agent;

import io.mneme.memory.MemoryException.Unavailable;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The events of one turn, which starts with the first subscription; every later one is refused. Thread-safe. */
final class TurnPublisher implements Flow.Publisher<AgentEvent> {

    private static final Flow.Subscription NONE = new Flow.Subscription() {
        @Override
        public void request(long count) {
            // A refused subscriber gets nothing, however much it asks for.
        }

        @Override
        public void cancel() {
            // Nothing runs for a refused subscriber.
        }
    };

    private final AgentParts agent;
    private final TurnRequest request;
    private final AtomicBoolean taken = new AtomicBoolean();

    TurnPublisher(AgentParts agent, TurnRequest request) {
        this.agent = agent;
        this.request = request;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super AgentEvent> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        if (!taken.compareAndSet(false, true)) {
            refuse(
                    subscriber,
                    new IllegalStateException("a turn has one subscriber only; stream again for another turn"));
            return;
        }
        try {
            new StreamedTurn(agent, request).deliverTo(subscriber);
        } catch (RejectedExecutionException e) {
            refuse(subscriber, new Unavailable("the agent's executor refuses work", e));
        }
    }

    private static void refuse(Flow.Subscriber<? super AgentEvent> subscriber, RuntimeException why) {
        subscriber.onSubscribe(NONE);
        subscriber.onError(why);
    }
}
