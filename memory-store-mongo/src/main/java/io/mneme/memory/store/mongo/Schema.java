package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private static final Logger LOG = System.getLogger(Schema.class.getName());

    /** Who starts beside others waits that long without a word. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private final List<Migration> steps;
    private final LeaseTerms terms;
    private final StoreCollections collections;
    private final MongoCollection<Document> threads;
    private final MongoCollection<Document> schema;

    Schema(StoreCollections collections) {
        this(collections, STEPS, LeaseTerms.DEFAULT);
    }

    /** With other steps and times, for tests. */
    Schema(StoreCollections collections, List<Migration> steps, LeaseTerms terms) {
        this.steps = steps;
        this.terms = terms;
        this.collections = collections;
        threads = patient(collections.threads());
        schema = collections.schema();
    }

    private MongoCollection<Document> patient(MongoCollection<Document> collection) {
        return collection.withTimeout(terms.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Runs the steps that are missing; waits while another process does. A process that loses the lock in the middle
     * waits too, and what is still missing then is run by whoever has the lock.
     *
     * @throws Misconfigured if the schema is newer than this version of Mneme, or the collection is somebody else's
     * @throws Unavailable if another process changes it for longer than {@link LeaseTerms#patience}
     */
    void bringUpToDate() {
        SchemaLock lock = new SchemaLock(schema, terms);
        Wait wait = new Wait();
        while (version() < steps.size()) {
            Optional<SchemaLease> taken = lock.tryTake();
            if (taken.isEmpty()) {
                wait.pause();
                continue;
            }
            try (SchemaLease lease = taken.get()) {
                runMissing(collections.map(each -> lease.guard(patient(each))));
            } catch (SchemaLease.Lost e) {
                wait = new Wait();
                LOG.log(
                        Logger.Level.WARNING,
                        "lost the lock for changing the schema of database \"{0}\"; whoever has it now goes on",
                        database());
            }
        }
    }

    private String database() {
        return schema.getNamespace().getDatabaseName();
    }

    private void runMissing(StoreCollections guarded) {
        for (int number = version() + 1; number <= steps.size(); number++) {
            steps.get(number - 1).run(guarded);
            Document done =
                    new Document("$max", new Document(VERSION, number)).append("$set", new Document("of", "mneme"));
            guarded.schema().updateOne(SELF, done, new UpdateOptions().upsert(true));
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
        } else if (version.intValue() > steps.size()) {
            throw new Misconfigured("the database has schema version " + version + "; this version of Mneme knows "
                    + steps.size() + ": use a newer Mneme, or another database or collectionPrefix");
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

    /** For another process; the first second of it is not worth a word. */
    private final class Wait {

        private final Backoff backoff = new Backoff(Deadline.in(terms.patience()), LONGEST_PAUSE);
        private final Deadline silence = Deadline.in(SILENCE);
        private boolean told;

        void pause() {
            if (!told && silence.isOver()) {
                told = true;
                LOG.log(
                        Logger.Level.WARNING,
                        "another process is changing the schema of database \"{0}\"; waiting for it, at most {1} s,"
                                + " or {2} s if it has died",
                        database(),
                        terms.patience().toSeconds(),
                        terms.lease().toSeconds());
            }
            try {
                backoff.pause();
            } catch (Unavailable e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                throw new Unavailable(
                        "another process is changing the schema of database \"" + database() + "\" and does not end",
                        e);
            }
        }
    }
}
