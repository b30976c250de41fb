package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Brings a database's schema to the present version, or refuses it. Used by one thread. */
final class Schema {

    /** Step n brings version n. */
    static final List<Migration> STEPS = List.of(
            new M0001_CreateThreads(),
            new M0002_CreateWorkingMemories(),
            new M0003_CreateRecallIndex(),
            new M0004_DropTermIndex(),
            new M0005_IndexDeletedThreads());

    static final String VERSION = "version";
    static final Document SELF = new Document(Fields.ID, "schema");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** An index on a filled collection takes its time. */
    private final StoreCollections patient;

    private final MongoCollection<Document> threads;
    private final MongoCollection<Document> schema;

    Schema(StoreCollections collections) {
        patient = collections.map(each -> each.withTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        threads = patient.threads();
        schema = collections.schema();
    }

    /**
     * Runs the steps that are missing; waits while another process does.
     *
     * @throws Misconfigured if the schema is newer than this version of Mneme, or the collection is somebody else's
     */
    void bringUpToDate() {
        SchemaLock lock = new SchemaLock(schema);
        Backoff backoff = new Backoff(Deadline.in(PATIENCE));
        while (version() < STEPS.size()) {
            if (lock.tryTake()) {
                try {
                    runMissing();
                } finally {
                    lock.release();
                }
            } else {
                pause(backoff);
            }
        }
    }

    private static void pause(Backoff backoff) {
        try {
            backoff.pause();
        } catch (Unavailable e) {
            throw new Unavailable("another process is changing the schema", e);
        }
    }

    private void runMissing() {
        for (int number = version() + 1; number <= STEPS.size(); number++) {
            STEPS.get(number - 1).run(patient);
            Document done =
                    new Document("$max", new Document(VERSION, number)).append("$set", new Document("of", "mneme"));
            schema.updateOne(SELF, done, new UpdateOptions().upsert(true));
        }
    }

    /** The version of the database; 0 for an empty one. */
    private int version() {
        Document found = schema.find(SELF).first();
        if (found == null && isForeign()) {
            throw foreign(threads);
        } else if (found == null) {
            return 0;
        }
        Number version = found.get(VERSION, Number.class);
        if (version == null) {
            throw foreign(schema);
        } else if (version.intValue() > STEPS.size()) {
            throw new Misconfigured("the database has schema version " + version + "; this version of Mneme knows "
                    + STEPS.size() + ": use a newer Mneme, or another database or collectionPrefix");
        }
        return version.intValue();
    }

    /** Somebody else's documents; the second look is for a process that has just made the schema and written. */
    private boolean isForeign() {
        return threads.find().projection(new Document(Fields.ID, 1)).first() != null
                && schema.find(SELF).first() == null;
    }

    private static Misconfigured foreign(MongoCollection<Document> collection) {
        return new Misconfigured("collection " + collection.getNamespace().getFullName()
                + " exists and is not Mneme's: choose another database or collectionPrefix");
    }
}
