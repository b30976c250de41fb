package io.mneme.memory.store.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;

/**
 * Lets one process at a time change the schema: a document with a lease. It only saves work: should a lease end too
 * early, two processes run the same steps, which is harmless. Used by one thread.
 */
final class SchemaLock {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Document SELF = new Document(Fields.ID, "lock");

    private final MongoCollection<Document> schema;
    private final String owner = UUID.randomUUID().toString();

    SchemaLock(MongoCollection<Document> schema) {
        this.schema = schema;
    }

    /** Takes the lock if it is free; returns whether it is now this process's. */
    boolean tryTake() {
        Instant now = Instant.now();
        Document free = new Document(SELF).append("until", new Document("$lt", now.toEpochMilli()));
        Document mine =
                new Document("owner", owner).append("until", now.plus(LEASE).toEpochMilli());
        try {
            schema.updateOne(free, new Document("$set", mine), new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (Errors.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Gives the lock back. */
    void release() {
        schema.deleteOne(new Document(SELF).append("owner", owner));
    }
}
