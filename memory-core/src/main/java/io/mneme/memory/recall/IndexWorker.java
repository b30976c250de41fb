package io.mneme.memory.recall;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.thread.ThreadKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Indexes in the background: the threads it is told of, and at the start and from time to time everything that is
 * pending. Thread-safe.
 */
final class IndexWorker implements AutoCloseable {

    /** Most threads it remembers; what does not fit is found by a walk through all that is pending. */
    static final int MAX_WAITING = 10_000;

    private static final Duration CLOSE = Duration.ofSeconds(10);
    private static final System.Logger LOGGER = System.getLogger("io.mneme.memory.recall");

    private final Indexer indexer;
    private final Backoff backoff;
    private final Duration walkEvery;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<ThreadKey> waiting = new LinkedHashSet<>();
    private final Set<ThreadKey> failed = new HashSet<>();
    private boolean walk = true;
    private boolean busy;
    private boolean closed;

    IndexWorker(Indexer indexer, Backoff backoff, Duration walkEvery) {
        this.indexer = indexer;
        this.backoff = backoff;
        this.walkEvery = walkEvery;
        thread = new Thread(this::run, "mneme-index");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Tells that {@code key} has new messages; returns at once. */
    void hint(ThreadKey key) {
        locked(() -> {
            if (waiting.size() < MAX_WAITING) {
                waiting.add(key);
            } else {
                walk = true;
            }
            changed.signalAll();
        });
    }

    /** Waits until nothing is left to do; false if time is over, or something cannot be indexed. */
    boolean settled(Duration timeout) {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while ((busy || walk || !waiting.isEmpty()) && !closed) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return failed.isEmpty() && !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the batch at work. */
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
        });
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int failures = 0;
        try {
            for (Optional<Work> work = next(); work.isPresent(); work = next()) {
                boolean done = attempt(work.get());
                failures = done ? 0 : failures + 1;
                finish(work.get(), done);
                if (!done) {
                    pause(backoff.after(failures));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thread's new messages, or all that is pending where there is no key. */
    private record Work(Optional<ThreadKey> key) {}

    /** Waits for work; empty when it is over. */
    private Optional<Work> next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !walk && !closed) {
                if (!changed.await(walkEvery.toMillis(), TimeUnit.MILLISECONDS)) {
                    walk = true;
                }
            }
            if (closed) {
                return Optional.empty();
            }
            busy = true;
            Optional<ThreadKey> key = waiting.stream().findFirst();
            key.ifPresentOrElse(waiting::remove, () -> walk = false);
            return Optional.of(new Work(key));
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is done with, well or badly; else it is to be tried again. */
    private boolean attempt(Work work) {
        try {
            work.key.ifPresentOrElse(indexer::index, this::walk);
            locked(() -> work.key.ifPresent(failed::remove));
            return true;
        } catch (Unavailable e) {
            tell(work, e, "tried again later");
            return false;
        } catch (RuntimeException | Error e) {
            // An error of a model's native code, too: nobody would notice that this thread had ended.
            tell(work, e, "left for the next walk");
            work.key.ifPresent(key -> locked(() -> failed.add(key)));
            return true;
        }
    }

    /** Takes up all that is pending, and walks again where that was not all. */
    private void walk() {
        List<ThreadKey> pending = indexer.pending();
        locked(() -> {
            boolean all = pending.size() < Indexer.THREADS;
            walk |= !all && !failed.containsAll(pending);
            waiting.addAll(pending);
            if (all) {
                failed.retainAll(pending);
            }
        });
    }

    private void finish(Work work, boolean done) {
        locked(() -> {
            if (!done) {
                work.key.ifPresentOrElse(waiting::add, () -> walk = true);
            }
            busy = false;
            changed.signalAll();
        });
    }

    private void pause(Duration duration) throws InterruptedException {
        lock.lock();
        try {
            long nanos = duration.toNanos();
            while (nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private static void tell(Work work, Throwable failure, String what) {
        // Of a foreign exception only the kind: its message may hold text.
        String why = failure instanceof MemoryException
                ? failure.getMessage()
                : failure.getClass().getName();
        LOGGER.log(
                System.Logger.Level.WARNING,
                "indexing " + work.key.map(key -> "thread " + key).orElse("all that is pending") + " failed, " + what
                        + ": " + why);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
