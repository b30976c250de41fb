package io.mneme.memory.store.mongo;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;

/** The write that makes a batch count: the head moves from right before it to its end. */
final class Cover {

    private Cover() {}

    /**
     * Exactly once: a head that has moved is not selected.
     *
     * @param base the head before the batch, by state: live, or of a thread that the batch creates
     * @param sameVersion whether nothing else may have changed since {@code base} was read
     */
    static UpdateOneModel<Document> of(Head base, Batch batch, boolean sameVersion) {
        if (base.is(HeadState.VOID)) {
            return new UpdateOneModel<>(Heads.unchanged(base), begin(batch));
        }
        Document selected = Keys.isHead(batch.key())
                .append(Fields.STATE, HeadState.LIVE.stored())
                .append(Fields.GENERATION, batch.generation())
                .append(Fields.LAST_SEQUENCE, batch.start() - 1);
        if (base.is(HeadState.ABSENT)) {
            return new UpdateOneModel<>(selected, orBegin(batch), new UpdateOptions().upsert(true));
        }
        if (sameVersion) {
            selected.append(Fields.VERSION, base.version());
        }
        return new UpdateOneModel<>(selected, advance(batch));
    }

    private static Document advance(Batch batch) {
        return new Document("$set", new Document(Fields.LAST_SEQUENCE, batch.end()).append(Fields.PENDING, 0L))
                .append("$inc", new Document(Fields.COUNT, batch.size()))
                .append("$max", new Document(Fields.UPDATED_AT, batch.at()));
    }

    /** Advances a head, or makes it; {@code state}, generation and ids come from the selection. */
    private static Document orBegin(Batch batch) {
        return advance(batch).append("$setOnInsert", fields(batch));
    }

    /** Makes a thread of an id that was claimed but never existed. */
    private static Document begin(Batch batch) {
        Document all = fields(batch)
                .append(Fields.STATE, HeadState.LIVE.stored())
                .append(Fields.GENERATION, batch.generation())
                .append(Fields.LAST_SEQUENCE, batch.end())
                .append(Fields.COUNT, batch.size())
                .append(Fields.PENDING, 0L)
                .append(Fields.UPDATED_AT, batch.at());
        return new Document("$set", all);
    }

    private static Document fields(Batch batch) {
        return new Document(Fields.INCARNATION, 1L)
                .append(Fields.VERSION, 1L)
                .append(Fields.DELETED_UP_TO, 0L)
                .append(Fields.CREATED_AT, batch.at());
    }
}
