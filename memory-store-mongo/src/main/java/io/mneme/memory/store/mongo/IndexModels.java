package io.mneme.memory.store.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.store.IndexedModel;
import java.util.Optional;
import org.bson.Document;

/**
 * What fills the recall index: one document, with an epoch that grows with every reset. Entries and heads of another
 * epoch do not count; so a reset is this one write, and the rest is cleaning. Thread-safe.
 */
final class IndexModels {

    private static final Document SELF = new Document(Fields.ID, "recall");
    private static final String NAME = "model";
    private static final String DIMENSIONS = "dimensions";

    /**
     * A filling of the index.
     *
     * @param epoch 1 or more
     * @param model what fills it
     */
    record Filling(long epoch, IndexedModel model) {

        static Filling of(Document found) {
            return new Filling(
                    found.getLong(Fields.EPOCH), new IndexedModel(found.getString(NAME), found.getInteger(DIMENSIONS)));
        }
    }

    Optional<Filling> find(Call call) {
        return Optional.ofNullable(call.schema().find(SELF).first()).map(Filling::of);
    }

    /** The pipeline that reads it, for a query that needs more. */
    static Document selected() {
        return new Document("$match", SELF);
    }

    /** The present epoch; that of the first filling if there is none. */
    long epoch(Call call) {
        return find(call).map(Filling::epoch).orElse(1L);
    }

    /**
     * Lets a model fill the index if none does.
     *
     * @return the epoch
     * @throws Misconfigured if another one does
     */
    long decide(Call call, IndexedModel model) {
        Optional<Filling> found = find(call);
        if (found.isEmpty()) {
            insert(call, model);
            found = find(call);
        }
        return check(found.orElseThrow(), model);
    }

    /** The epoch of a filling. Throws if it is by another model. */
    static long check(Filling found, IndexedModel model) {
        if (!found.model().equals(model)) {
            throw new Misconfigured(
                    "the recall index is filled by model \"%s\" with %d dimensions, not by \"%s\" with %d"
                            .formatted(
                                    found.model().name(),
                                    found.model().dimensions(),
                                    model.name(),
                                    model.dimensions()));
        }
        return found.epoch();
    }

    private static void insert(Call call, IndexedModel model) {
        try {
            call.schema()
                    .insertOne(new Document(SELF)
                            .append(Fields.EPOCH, 1L)
                            .append(NAME, model.name())
                            .append(DIMENSIONS, model.dimensions()));
        } catch (MongoWriteException e) {
            if (!Errors.isDuplicateKey(e)) {
                throw e;
            }
        }
    }

    /** Begins a new filling. */
    void next(Call call, IndexedModel model) {
        Document change = new Document("$inc", new Document(Fields.EPOCH, 1L))
                .append("$set", new Document(NAME, model.name()).append(DIMENSIONS, model.dimensions()));
        call.schema().updateOne(SELF, change, new UpdateOptions().upsert(true));
    }
}
