package io.mneme.memory.agent;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Unavailable;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;

/**
 * A turn and its one subscriber. Events wait in a buffer that grows with the answer, so that a subscriber that is slow,
 * or stands still, delays neither the model nor the store.
 */
final class StreamedTurn {

    private static final System.Logger LOGGER = System.getLogger(StreamedTurn.class.getName());

    private final AgentParts agent;
    private final TurnRequest request;
    private final Turn turn;
    private final SubmissionPublisher<AgentEvent> publisher;

    StreamedTurn(AgentParts agent, TurnRequest request) {
        this.agent = agent;
        this.request = request;
        this.turn = new Turn(agent, request, this::emit);
        this.publisher = new SubmissionPublisher<>(agent.executor(), Integer.MAX_VALUE);
    }

    void deliverTo(Flow.Subscriber<? super AgentEvent> subscriber) {
        publisher.subscribe(new CancellingSubscriber(subscriber, this::start, turn::cancel));
    }

    private void start() {
        try {
            agent.executor().execute(this::run);
        } catch (RejectedExecutionException e) {
            emit(new AgentEvent.Failed(new Unavailable("the agent's executor refuses work", e)));
            publisher.close();
        }
    }

    private void run() {
        try {
            AgentReply reply = turn.call();
            turn.title().flatMap(this::awaited).ifPresent(title -> emit(new AgentEvent.Titled(title)));
            emit(new AgentEvent.Done(reply));
        } catch (MemoryException e) {
            if (!publisher.hasSubscribers()) {
                LOGGER.log(
                        Level.WARNING,
                        "turn \"{0}\" in thread {1} failed after its subscriber had gone: {2}",
                        request.turn(),
                        request.thread(),
                        e.getMessage());
            }
            emit(new AgentEvent.Failed(e));
        } catch (Error e) {
            publisher.closeExceptionally(e);
            throw e;
        } finally {
            publisher.close();
        }
    }

    /** The title, if it comes in time; who has gone is not waited for. */
    private Optional<String> awaited(CompletableFuture<Optional<String>> title) {
        if (!publisher.hasSubscribers()) {
            return Optional.empty();
        }
        long patience = agent.titles().orElseThrow().timeout().toMillis();
        return title.copy()
                .completeOnTimeout(Optional.empty(), patience, TimeUnit.MILLISECONDS)
                .join();
    }

    private void emit(AgentEvent event) {
        try {
            publisher.submit(event);
        } catch (RejectedExecutionException e) {
            // Nobody can be told any more; the turn ends, and what was said is kept.
            turn.cancel();
        }
    }
}
