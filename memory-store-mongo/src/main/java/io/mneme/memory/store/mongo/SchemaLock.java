package io.mneme.memory.store.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/**
 * Lets one process at a time change the schema: a document whose holder changes its beat again and again. Who waits
 * takes the lock over when the beat has not changed for a lease's length by the waiter's own clock; so no two clocks
 * are ever compared, and it does not matter how far the machines' are apart. Used by one thread.
 */
final class SchemaLock {

    static final String OWNER = "owner";
    static final String BEAT = "beat";
    static final Document SELF = new Document(Fields.ID, "lock");

    private final MongoCollection<Document> schema;
    private final LeaseTerms terms;
    private Document seen;
    private long seenSince;

    SchemaLock(MongoCollection<Document> schema, LeaseTerms terms) {
        this.schema = schema;
        this.terms = terms;
    }

    /** Takes the lock if it is free, or its holder has been silent for too long; empty if it is another's. */
    Optional<SchemaLease> tryTake() {
        Document found = schema.find(SELF).first();
        String owner = UUID.randomUUID().toString();
        long start = terms.nanoClock().getAsLong();
        boolean taken = found == null ? insert(owner) : isSilent(found) && takeOver(found, owner);
        return taken ? Optional.of(new SchemaLease(schema, owner, terms, start)) : Optional.empty();
    }

    private boolean insert(String owner) {
        try {
            schema.insertOne(new Document(SELF).append(OWNER, owner).append(BEAT, 0L));
            return true;
        } catch (MongoWriteException e) {
            if (Errors.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean isSilent(Document found) {
        if (found.equals(seen)) {
            return terms.isOver(seenSince);
        }
        seen = found;
        seenSince = terms.nanoClock().getAsLong();
        return false;
    }

    /** Only one of several that wait succeeds, and none if the holder has shown itself again. */
    private boolean takeOver(Document found, String owner) {
        Document same = new Document(SELF).append(OWNER, found.get(OWNER)).append(BEAT, found.get(BEAT));
        return schema.updateOne(same, Updates.combine(Updates.set(OWNER, owner), Updates.set(BEAT, 0L)))
                        .getMatchedCount()
                > 0;
    }
}
