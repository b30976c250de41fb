package io.mneme.memory.server.cli.demo;

import io.mneme.memory.agent.AgentEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;

/** Joins the pieces of a streamed answer. */
final class StreamedAnswer implements Flow.Subscriber<AgentEvent> {

    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    private StreamedAnswer() {}

    /** Waits for the answer; throws what ended it early. */
    static String of(Flow.Publisher<AgentEvent> events) {
        StreamedAnswer answer = new StreamedAnswer();
        events.subscribe(answer);
        try {
            return answer.end.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(AgentEvent event) {
        if (event instanceof AgentEvent.TextDelta delta) {
            text.append(delta.text());
        } else if (event instanceof AgentEvent.Failed failed) {
            end.completeExceptionally(failed.error());
        }
    }

    @Override
    public void onError(Throwable problem) {
        end.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        end.complete(text.toString());
    }
}
