package io.mneme.memory.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.lang.System.Logger;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * The lock of the schema in this process's hand. A thread of its own renews it, also while a long command runs; with
 * {@code maxPoolSize=1} it cannot, as that command has the only connection. Thread-safe.
 *
 * <p>A holder that could not renew it for a lease's length (cut off, or stopped) must take it as lost, since then the
 * next may have it: {@link #guard} sends nothing more. What was sent before may still be done by the server beside the
 * next holder's steps. This is harmless: a step can be run twice, and servers join or repeat the making of one index.
 */
final class SchemaLease implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SchemaLease.class.getName());

    /** Attempts in a lease's length: one or two may fail. */
    private static final int BEATS = 4;

    private final MongoCollection<Document> schema;
    private final Document mine;
    private final LeaseTerms terms;
    private final ScheduledExecutorService renewal;
    /** When the last renewal that succeeded was begun: before anybody could see it. */
    private volatile long renewed;

    private volatile boolean lost;

    /** What a holder's command throws that comes too late. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Lost() {
            super("the lock of the schema was lost");
        }
    }

    SchemaLease(MongoCollection<Document> schema, String owner, LeaseTerms terms, long start) {
        this.schema = schema.withTimeout(terms.lease().toMillis(), TimeUnit.MILLISECONDS);
        this.mine = new Document(SchemaLock.SELF).append(SchemaLock.OWNER, owner);
        this.terms = terms;
        this.renewed = start;
        this.renewal = Executors.newSingleThreadScheduledExecutor(SchemaLease::daemon);
        long pause = terms.lease().toNanos() / BEATS;
        renewal.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.NANOSECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mneme-schema-lease");
        thread.setDaemon(true);
        return thread;
    }

    private void renew() {
        long start = terms.nanoClock().getAsLong();
        try {
            if (schema.updateOne(mine, Updates.inc(SchemaLock.BEAT, 1L)).getMatchedCount() > 0) {
                renewed = start;
            } else {
                lost = true;
            }
        } catch (MongoException e) {
            LOG.log(Logger.Level.DEBUG, "the lock of the schema was not renewed; the next attempt follows", e);
        }
    }

    /** The collection, each method of which throws {@link Lost} once the lock may be another's. */
    MongoCollection<Document> guard(MongoCollection<Document> collection) {
        return Intercepted.collection(collection, this::check);
    }

    private void check() {
        if (lost || terms.isOver(renewed)) {
            throw new Lost();
        }
    }

    /** Gives the lock back if it is still this process's. */
    @Override
    public void close() {
        renewal.shutdown();
        schema.deleteOne(mine);
    }
}
