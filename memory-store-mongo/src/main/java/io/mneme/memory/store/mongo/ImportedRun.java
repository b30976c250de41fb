package io.mneme.memory.store.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;

/**
 * Imported messages whose places follow each other: one batch.
 *
 * @param key the thread
 * @param generation of the batch
 * @param messages 1 or more
 */
record ImportedRun(ThreadKey key, long generation, List<StoredMessage> messages) {

    /** Messages with ascending places, as batches that fit into a document. */
    static List<ImportedRun> of(ThreadKey key, long generation, List<StoredMessage> messages) {
        List<ImportedRun> runs = new ArrayList<>();
        List<StoredMessage> run = new ArrayList<>();
        int bytes = 0;
        for (StoredMessage message : messages) {
            int size = Sizes.bytes(StoredMessages.encode(message.message()));
            boolean follows = !run.isEmpty() && run.get(run.size() - 1).sequence() + 1 == message.sequence();
            if (!run.isEmpty() && (!follows || bytes + size > Sizes.MAX_BYTES)) {
                runs.add(new ImportedRun(key, generation, List.copyOf(run)));
                run.clear();
                bytes = 0;
            }
            run.add(message);
            bytes += size;
        }
        if (!run.isEmpty()) {
            runs.add(new ImportedRun(key, generation, List.copyOf(run)));
        }
        return runs;
    }

    private long start() {
        return messages.get(0).sequence();
    }

    /** The batch with all messages. */
    Document whole(String writer) {
        return Keys.isBatch(key, generation, start())
                .append(Fields.GENERATION, generation)
                .append(Fields.WRITER, writer)
                .append(Fields.SIZE, (long) messages.size())
                .append(Fields.AT, at())
                .append(Fields.MESSAGES, stored());
    }

    private long at() {
        return Instants.toEpochMicros(messages.get(0).message().createdAt());
    }

    private List<Document> stored() {
        return messages.stream()
                .map(one -> StoredMessages.encode(one.message()).append(Fields.PLACE, one.sequence()))
                .toList();
    }

    /** Where the messages will be, as a head says it. */
    List<Document> places() {
        return messages.stream()
                .map(one -> new Document(Fields.START, start()).append(Fields.PLACE, one.sequence()))
                .toList();
    }

    /** Takes the place with an empty batch, also one that a crash left; returns false if it is taken. */
    boolean reserve(Call call, String writer) {
        Document empty = Keys.isBatch(key, generation, start()).append(Fields.MESSAGES, new Document("$size", 0));
        Document mine = new Document(Fields.GENERATION, generation)
                .append(Fields.WRITER, writer)
                .append(Fields.SIZE, (long) messages.size())
                .append(Fields.AT, at());
        try {
            Document change = new Document("$set", mine)
                    .append("$unset", new Document(Fields.REMOVED_AT, "").append(Fields.ADOPTED, ""))
                    .append("$setOnInsert", new Document(Fields.MESSAGES, List.of()));
            call.threads().updateOne(empty, change, new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (Errors.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Puts the messages into the place that was taken; returns false if somebody cleared it away meanwhile. */
    boolean fill(Call call, String writer) {
        Document mine = Keys.isBatch(key, generation, start())
                .append(Fields.WRITER, writer)
                .append(Fields.REMOVED_AT, null);
        BsonDocument body = Sizes.checked("an imported batch", new Document(Fields.MESSAGES, stored()));
        return call.threads().updateOne(mine, new Document("$set", body)).getMatchedCount() == 1;
    }
}
