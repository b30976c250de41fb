package io.mneme.memory.store.mongo;

import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import org.bson.Document;

/**
 * The messages of one append: one document, so that they are there together or not at all.
 *
 * @param key the thread
 * @param generation the run of batches that it belongs to
 * @param start place of its first message
 * @param size how many messages it was written with; it holds the places {@code start} to {@code end()} for good
 * @param at time of the append, microseconds
 * @param writer random id of the append; empty in batches of older writers
 */
record Batch(ThreadKey key, long generation, long start, long size, long at, String writer) {

    static Batch of(ThreadKey key, Document found) {
        Document id = found.get(Fields.ID, Document.class);
        return new Batch(
                key,
                id.getLong(Fields.GENERATION),
                id.getLong(Fields.START),
                found.getLong(Fields.SIZE),
                found.getLong(Fields.AT),
                found.getString(Fields.WRITER));
    }

    /** Place of its last message. */
    long end() {
        return start + size - 1;
    }

    /** Selects this batch if it is still the one that this writer wrote. */
    Document isMine() {
        return Keys.isBatch(key, generation, start).append(Fields.WRITER, writer);
    }

    /** Gives each message its place. */
    List<Document> placed(List<Document> messages) {
        long place = start;
        for (Document message : messages) {
            message.append(Fields.PLACE, place++);
        }
        return messages;
    }
}
