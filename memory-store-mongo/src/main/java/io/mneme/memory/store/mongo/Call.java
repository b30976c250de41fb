package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import org.bson.Document;

/** One call of a port: the database, and the time that is left for it. Used by one thread. */
final class Call {

    private final StoreCollections collections;
    private final Duration timeout;
    private Deadline deadline;

    Call(StoreCollections collections, Duration timeout) {
        this.collections = collections;
        this.timeout = timeout;
        renew();
    }

    /** The collection of heads and batches, for one command that ends before the call's deadline. */
    MongoCollection<Document> threads() {
        return timed(collections.threads());
    }

    /** The collection of the recall index's entries, in the same way. */
    MongoCollection<Document> recall() {
        return timed(collections.recall());
    }

    /** The collection of what is said of the whole database, in the same way. */
    MongoCollection<Document> schema() {
        return timed(collections.schema());
    }

    private MongoCollection<Document> timed(MongoCollection<Document> collection) {
        return RetriedCollection.of(collection, deadline);
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
