package io.mneme.memory.agent;

import io.mneme.memory.thread.ThreadKey;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What an agent does after its answers. Thread-safe. */
final class Background {

    private static final System.Logger LOGGER = System.getLogger(Background.class.getName());

    private final Executor executor;
    private final Set<CompletableFuture<?>> running = ConcurrentHashMap.newKeySet();

    Background(Executor executor) {
        this.executor = executor;
    }

    /** Runs {@code task}; a failure is logged with ids only and gives an empty result. */
    <T> CompletableFuture<Optional<T>> start(Supplier<Optional<T>> task, ThreadKey about) {
        CompletableFuture<Optional<T>> future = new CompletableFuture<>();
        running.add(future);
        future.whenComplete((result, error) -> running.remove(future));
        try {
            executor.execute(() -> future.complete(result(task, about)));
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.WARNING, "the agent''s executor refuses work for thread {0}", about);
            future.complete(Optional.empty());
        }
        return future;
    }

    /** Waits until all that was started before has ended; false if time was up first. */
    boolean settled(Duration timeout) throws InterruptedException {
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("background work never fails", e);
        }
    }

    private static <T> Optional<T> result(Supplier<Optional<T>> task, ThreadKey about) {
        try {
            return task.get();
        } catch (RuntimeException | Error e) {
            // The answer stands; the exception's message may hold memory text.
            LOGGER.log(
                    Level.WARNING,
                    "work after an answer in thread {0} failed with {1}",
                    about,
                    e.getClass().getName());
            return Optional.empty();
        }
    }
}
