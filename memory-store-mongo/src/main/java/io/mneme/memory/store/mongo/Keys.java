package io.mneme.memory.store.mongo;

import static io.mneme.memory.store.mongo.Fields.GENERATION;
import static io.mneme.memory.store.mongo.Fields.ID;
import static io.mneme.memory.store.mongo.Fields.RESOURCE;
import static io.mneme.memory.store.mongo.Fields.START;
import static io.mneme.memory.store.mongo.Fields.THREAD;

import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import org.bson.Document;

/**
 * Primary keys. MongoDB compares documents field by field, so a thread is one range: its batches in order, then its
 * head. Read backwards from the head it is the head, then the newest messages.
 */
final class Keys {

    private Keys() {}

    /** The key of a thread's head, after all batches; its start is before every place. */
    static Document head(ThreadKey key) {
        return batch(key, Long.MAX_VALUE, 0);
    }

    /** The key of a batch. */
    static Document batch(ThreadKey key, long generation, long start) {
        return owned(key).append(GENERATION, generation).append(START, start);
    }

    /** Selects the head; names resource and thread too, so that a sharded cluster asks one shard. */
    static Document isHead(ThreadKey key) {
        return owned(key).append(ID, head(key));
    }

    /** Selects the heads of one or more threads of one owner. */
    static Document areHeads(List<ThreadKey> keys) {
        if (keys.size() == 1) {
            return isHead(keys.get(0));
        }
        List<Document> heads = keys.stream().map(Keys::head).toList();
        return new Document(RESOURCE, keys.get(0).resource().value()).append(ID, new Document("$in", heads));
    }

    /** Selects one batch. */
    static Document isBatch(ThreadKey key, long generation, long start) {
        return owned(key).append(ID, batch(key, generation, start));
    }

    /** Selects the batches whose key lies in {@code range}, as {@code {$gte: ..., $lt: ...}}. */
    static Document inRange(ThreadKey key, Document range) {
        return owned(key).append(ID, range);
    }

    /** Selects everything of the thread; for queries that use the index on message ids. */
    static Document owned(ThreadKey key) {
        return new Document(RESOURCE, key.resource().value())
                .append(THREAD, key.thread().value());
    }
}
