package io.mneme.memory.agent;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes everything on; starts the turn after a subscription that stands, and cancels it when the subscriber goes. */
final class CancellingSubscriber implements Flow.Subscriber<AgentEvent> {

    private final Flow.Subscriber<? super AgentEvent> subscriber;
    private final Runnable start;
    private final Runnable cancel;
    private final AtomicBoolean gone = new AtomicBoolean();

    CancellingSubscriber(Flow.Subscriber<? super AgentEvent> subscriber, Runnable start, Runnable cancel) {
        this.subscriber = subscriber;
        this.start = start;
        this.cancel = cancel;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                subscription.request(count);
            }

            @Override
            public void cancel() {
                // First the events, then the turn: what the turn still stores must not reach who has gone.
                gone.set(true);
                subscription.cancel();
                cancel.run();
            }
        });
        if (!gone.get()) {
            start.run();
        }
    }

    @Override
    public void onNext(AgentEvent event) {
        if (gone.get()) {
            return;
        }
        try {
            subscriber.onNext(event);
        } catch (RuntimeException | Error e) {
            gone();
            throw e;
        }
    }

    @Override
    public void onError(Throwable error) {
        gone();
        subscriber.onError(error);
    }

    @Override
    public void onComplete() {
        subscriber.onComplete();
    }

    private void gone() {
        gone.set(true);
        cancel.run();
    }
}
