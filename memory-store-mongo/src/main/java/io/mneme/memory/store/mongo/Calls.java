package io.mneme.memory.store.mongo;

import com.mongodb.MongoException;
import io.mneme.memory.MemoryException.Unavailable;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.bson.BSONException;

/** Runs the calls of a store: each with a deadline, errors translated, none after the end. Thread-safe. */
final class Calls {

    private final StoreCollections collections;
    private final Duration timeout;
    /** Read-locked by every running call. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    private boolean closed;

    Calls(StoreCollections collections, Duration timeout) {
        this.collections = collections;
        this.timeout = timeout;
    }

    /** Runs one call. */
    <T> T run(Function<Call, T> work) {
        gate.readLock().lock();
        try {
            if (closed) {
                throw new Unavailable("the store is closed", null);
            }
            return work.apply(new Call(collections, timeout));
        } catch (MongoException | BSONException e) {
            throw Errors.translate(e);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Waits for running calls, then refuses all; returns whether this was the first time. */
    boolean close() {
        gate.writeLock().lock();
        try {
            boolean first = !closed;
            closed = true;
            return first;
        } finally {
            gate.writeLock().unlock();
        }
    }
}
