package io.mneme.memory.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A subscriber that keeps what it gets. */
class Listener implements Flow.Subscriber<AgentEvent> {

    /** Longer than anything takes on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final List<AgentEvent> events = Collections.synchronizedList(new ArrayList<>());
    final CompletableFuture<Void> completed = new CompletableFuture<>();
    final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final LinkedBlockingQueue<AgentEvent> arrivals = new LinkedBlockingQueue<>();
    private final Consumer<Flow.Subscription> first;

    Listener(Consumer<Flow.Subscription> first) {
        this.first = first;
    }

    /** Wants everything at once. */
    static Listener eager() {
        return new Listener(subscription -> subscription.request(Long.MAX_VALUE));
    }

    /** Asks for nothing by itself. */
    static Listener still() {
        return new Listener(subscription -> {});
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        first.accept(given);
        subscription.complete(given);
    }

    @Override
    public void onNext(AgentEvent event) {
        events.add(event);
        arrivals.add(event);
    }

    @Override
    public void onError(Throwable error) {
        completed.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        completed.complete(null);
    }

    /** Waits for the next event. */
    AgentEvent next() throws InterruptedException {
        AgentEvent event = arrivals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no further event; got " + events);
        }
        return event;
    }

    /** Waits for {@code future}. */
    static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits for the end, and returns all events. */
    List<AgentEvent> all() throws Exception {
        await(completed);
        return events;
    }
}
