package io.mneme.memory.store.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.Document;

/**
 * Writes batches. A batch is inserted first and then covered by its head; until then nobody sees it. Both are one
 * ordered command. A batch that was left uncovered is finished by whoever finds its place taken: {@link #finish}.
 * Thread-safe.
 */
final class ThreadLog {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /** What became of a batch. */
    enum Written {
        /** It is there, durable, and the head covers it. */
        COMMITTED,
        /** Its place or a message's id is taken; nothing was written. */
        TAKEN,
        /** It was inserted, but the head was not what the writer thought. */
        HEAD_CHANGED
    }

    /** The batch that comes after all that {@code base} covers. */
    static Batch next(Head base, long size, long at, String writer) {
        return new Batch(base.key(), base.nextGeneration(), base.lastSequence() + 1, size, at, writer);
    }

    /** Writes a batch made by {@link #next}; a second call with the same batch goes on where the first one ended. */
    Written write(Call call, Head base, Batch batch, List<Document> messages, boolean sameVersion) {
        try {
            BulkWriteResult result = call.threads()
                    .bulkWrite(List.of(
                            new UpdateOneModel<>(
                                    batch.isMine(), new Document("$setOnInsert", body(batch, messages)), UPSERT),
                            Cover.of(base, batch, sameVersion)));
            return result.getMatchedCount() + result.getUpserts().size() == 2
                    ? Written.COMMITTED
                    : Written.HEAD_CHANGED;
        } catch (MongoBulkWriteException e) {
            return switch (Errors.duplicateKeyAt(e)) {
                case 0 -> Written.TAKEN;
                case 1 -> Written.HEAD_CHANGED;
                default -> throw e;
            };
        }
    }

    private static BsonDocument body(Batch batch, List<Document> messages) {
        Document body = new Document(Fields.GENERATION, batch.generation())
                .append(Fields.SIZE, batch.size())
                .append(Fields.AT, batch.at())
                .append(Fields.MESSAGES, batch.placed(messages));
        return Sizes.checked("an append of " + messages.size() + " messages", body);
    }

    /** Lets the head cover a batch that is inserted; returns whether this call did it. */
    boolean cover(Call call, Head base, Batch batch) {
        try {
            BulkWriteResult result = call.threads().bulkWrite(List.of(Cover.of(base, batch, false)));
            return result.getMatchedCount() + result.getUpserts().size() == 1;
        } catch (MongoBulkWriteException e) {
            if (Errors.duplicateKeyAt(e) == 0) {
                return false;
            }
            throw e;
        }
    }

    /** The batch at a place, covered or not. */
    Optional<Batch> find(Call call, ThreadKey key, long generation, long start) {
        Document found = call.threads()
                .find(Keys.isBatch(key, generation, start))
                .projection(new Document(Fields.SIZE, 1).append(Fields.AT, 1).append(Fields.WRITER, 1))
                .first();
        return Optional.ofNullable(found).map(document -> Batch.of(key, document));
    }

    /** Completes somebody's append, who may have crashed; {@code base} is the head before it. */
    void finish(Call call, Head base, Batch batch) {
        Document empty = batch.isMine().append(Fields.MESSAGES, new Document("$size", 0));
        if (call.threads().deleteOne(empty).getDeletedCount() == 1) {
            // An import that died had only taken the place.
            return;
        }
        Document adopted = new Document("$set", new Document(Fields.ADOPTED, true));
        if (call.threads().updateOne(batch.isMine(), adopted).getMatchedCount() == 1) {
            cover(call, base, batch);
        }
    }

    /** Whether the batch is there as its writer wrote it. */
    boolean isThere(Call call, Batch batch) {
        return call.threads()
                        .find(batch.isMine())
                        .projection(new Document(Fields.ID, 1))
                        .first()
                != null;
    }

    /** Removes an uncovered batch unless somebody is finishing it; returns whether it was removed. */
    boolean withdraw(Call call, Batch batch) {
        return call.threads()
                        .deleteOne(batch.isMine().append(Fields.ADOPTED, null))
                        .getDeletedCount()
                == 1;
    }

    /** Removes a batch that can never be covered. */
    void remove(Call call, Batch batch) {
        call.threads().deleteOne(batch.isMine());
    }
}
