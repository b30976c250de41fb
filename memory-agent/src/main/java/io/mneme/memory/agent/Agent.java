package io.mneme.memory.agent;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Unavailable;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * An agent: a name, instructions, a model, a memory and tools. Thread-safe; one object serves all users. It has no
 * state of its own: everything that it remembers is in the thread that the turn names, so agents on one memory share
 * what is in the same thread of the same owner, and nothing else.
 *
 * <p>A turn stores the user's message first, durably, and only then calls the model. Each tool call is stored together
 * with its result. The answer is stored before it is returned.
 */
public final class Agent {

    private final AgentParts parts;

    Agent(AgentParts parts) {
        this.parts = parts;
    }

    /** A builder with default options. */
    public static AgentBuilder builder() {
        return new AgentBuilder();
    }

    /** The agent's name; its messages carry it in their metadata under {@code agent}. */
    public String name() {
        return parts.name();
    }

    /** The memory that it shares with others. */
    public Memory memory() {
        return parts.memory();
    }

    /**
     * Answers, and waits for the answer.
     *
     * <p>A turn whose answer is stored already returns that answer and changes nothing, whatever {@code text} says; one
     * that failed goes on where it stopped. If two calls answer the same turn at once, one answer is stored and both
     * return it.
     *
     * <p>If the calling thread is interrupted, the turn ends with {@link Finish#CANCELLED} and the thread stays
     * interrupted.
     *
     * @param text what the user says: not blank, valid Unicode
     * @param in where, who and which turn
     * @return the answer as it is stored
     * @throws io.mneme.memory.MemoryException.InvalidInput if an argument breaks its rule; nothing was stored. Also if
     *     the prompt cannot fit its token budget, or a processor refuses
     * @throws io.mneme.memory.MemoryException.NotFound if the thread was deleted, also if that happened during the turn
     * @throws io.mneme.memory.MemoryException.Unavailable if the model or a processor fails, the model says nothing or
     *     is late, or the store does not answer; the user's message, if it was stored, and what the model had said stay
     *     in the thread
     */
    public AgentReply generate(String text, In in) {
        Turn turn = new Turn(parts, TurnRequest.of(text, in), event -> {});
        FutureTask<AgentReply> task = new FutureTask<>(turn);
        execute(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    // The turn still has to store what was said: it ends soon, so wait on.
                    interrupted = true;
                    turn.cancel();
                }
            }
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Answers step by step. Nothing happens before the publisher's subscription, which may be one only: a second
     * subscriber gets {@code onError} with an {@link IllegalStateException}. What is stored does not depend on how fast
     * the subscriber is. After {@link AgentEvent.Done} or {@link AgentEvent.Failed} comes {@code onComplete}.
     * Cancelling the subscription, or an exception of the subscriber, ends the turn; what the model had said stays in
     * the thread.
     *
     * @param text what the user says: not blank, valid Unicode
     * @param in where, who and which turn; a second try of a turn as {@link #generate} says
     * @return the events of the turn
     * @throws io.mneme.memory.MemoryException.InvalidInput if an argument breaks its rule
     */
    public Flow.Publisher<AgentEvent> stream(String text, In in) {
        return new TurnPublisher(parts, TurnRequest.of(text, in));
    }

    /**
     * Waits until what was begun after earlier answers, as titles, is done.
     *
     * @return false if it is not within {@code timeout}
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean settled(Duration timeout) throws InterruptedException {
        return parts.background().settled(timeout);
    }

    private void execute(Runnable task) {
        try {
            parts.executor().execute(task);
        } catch (RejectedExecutionException e) {
            throw new Unavailable("the agent's executor refuses work", e);
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
