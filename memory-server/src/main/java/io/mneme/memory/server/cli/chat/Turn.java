package io.mneme.memory.server.cli.chat;

import io.mneme.memory.MemoryException;
import io.mneme.memory.agent.AgentEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;

/** Shows the events of one turn. Thread-safe. */
final class Turn implements Flow.Subscriber<AgentEvent> {

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final AnswerView view;
    private volatile Flow.Subscription subscription;

    Turn(AnswerView view) {
        this.view = view;
    }

    @Override
    public void onSubscribe(Flow.Subscription granted) {
        subscription = granted;
        granted.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(AgentEvent event) {
        try {
            show(event);
        } catch (RuntimeException e) {
            // A subscriber must not throw; whoever waits for the turn gets it.
            subscription.cancel();
            end.completeExceptionally(e);
        }
    }

    private void show(AgentEvent event) {
        if (event instanceof AgentEvent.TextDelta delta) {
            view.text(delta.text());
        } else if (event instanceof AgentEvent.Titled titled) {
            view.titled(titled.title());
        } else if (event instanceof AgentEvent.Done done) {
            view.end(done.reply());
        } else if (event instanceof AgentEvent.Failed failed) {
            view.broken();
            throw failed.error();
        }
    }

    @Override
    public void onError(Throwable problem) {
        end.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    void cancel() {
        Flow.Subscription granted = subscription;
        if (granted != null) {
            granted.cancel();
        }
    }

    /** Waits for the end of the turn, and throws what ended it early. */
    void await() {
        try {
            end.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new MemoryException.Unavailable("interrupted while the model answered", e);
        }
    }
}
