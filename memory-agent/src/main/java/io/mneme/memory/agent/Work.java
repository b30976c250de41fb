package io.mneme.memory.agent;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what may hang, models and tools, on threads of their own until the turn's deadline or its cancellation; what
 * does not end then is interrupted and left alone. One task at a time; {@link #cancel} from any thread.
 */
final class Work {

    private final Executor executor;
    private final Duration timeout;
    private final long deadline;
    private FutureTask<?> running;
    private boolean cancelled;

    /** The deadline counts from now. */
    Work(Executor executor, Duration timeout) {
        this.executor = executor;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
    }

    /**
     * Runs {@code task} and waits for it.
     *
     * @param what the task's name, for the message of a failure
     * @throws TurnEnded if the task throws, does not end before the deadline, or the turn is or was cancelled
     */
    <T> T run(String what, Callable<T> task) throws TurnEnded {
        FutureTask<T> future = new FutureTask<>(task);
        long left = deadline - System.nanoTime();
        start(future);
        try {
            if (left > 0) {
                executor.execute(future);
            }
            return future.get(left, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw TurnEnded.failed(what, e.getCause());
        } catch (RejectedExecutionException e) {
            throw TurnEnded.failed(what, e);
        } catch (TimeoutException e) {
            throw TurnEnded.late(what, timeout);
        } catch (InterruptedException | CancellationException e) {
            throw TurnEnded.cancelled();
        } finally {
            future.cancel(true);
        }
    }

    /** Ends the running task, if any, and every later one. */
    synchronized void cancel() {
        cancelled = true;
        if (running != null) {
            running.cancel(true);
        }
    }

    private synchronized void start(FutureTask<?> future) throws TurnEnded {
        if (cancelled) {
            throw TurnEnded.cancelled();
        }
        running = future;
    }
}
