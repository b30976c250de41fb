package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** One call of a port: the database, and the time that is left for it. Used by one thread. */
final class Call {

    private final MongoCollection<Document> threads;
    private final Duration timeout;
    private Deadline deadline;

    Call(MongoCollection<Document> threads, Duration timeout) {
        this.threads = threads;
        this.timeout = timeout;
        renew();
    }

    /** The collection of heads and batches, for one command that ends before the call's deadline. */
    MongoCollection<Document> threads() {
        return threads.withTimeout(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
    }

    /** A new series of attempts. */
    Backoff backoff() {
        return new Backoff(deadline);
    }

    /** Starts the time anew: a copy of a long thread takes many steps, each with a deadline of its own. */
    void renew() {
        deadline = Deadline.in(timeout);
    }
}
