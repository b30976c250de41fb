package io.mneme.memory.store.mongo;

import com.mongodb.client.model.InsertManyOptions;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/** Copies batches to a thread that is being built, in chunks that fit into memory and deadlines. */
final class BatchCopier {

    private static final int CHUNK_BATCHES = 100;
    private static final int CHUNK_MESSAGES = 1_000;
    private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

    private final Call call;
    private final Head source;
    private final List<Document> waiting = new ArrayList<>();
    private int waitingMessages;

    BatchCopier(Call call, Head source) {
        this.call = call;
        this.source = source;
    }

    /**
     * Copies the source's batches that begin after one place and not after another.
     *
     * @param copy makes the document to insert of the one that was read; empty leaves it out
     */
    void copy(long after, long upTo, Function<Document, Optional<Document>> copy) {
        long last = after;
        int read;
        do {
            call.renew();
            read = 0;
            for (Document batch : chunk(last, upTo)) {
                last = Snapshot.start(batch);
                read++;
                copy.apply(batch).ifPresent(this::add);
            }
        } while (read == CHUNK_BATCHES);
        flush();
    }

    /** Gives a copy its place in the target. */
    static Document keyed(Document copy, ThreadKey target, long generation, long start) {
        copy.put(Fields.ID, Keys.batch(target, generation, start));
        copy.putAll(Keys.owned(target));
        copy.put(Fields.GENERATION, generation);
        return copy;
    }

    private Iterable<Document> chunk(long after, long upTo) {
        Document range = new Document("$gt", Keys.batch(source.key(), source.generation(), after))
                .append("$lte", Keys.batch(source.key(), source.generation(), upTo));
        return call.threads()
                .find(Keys.inRange(source.key(), range))
                .sort(new Document(Fields.ID, 1))
                .limit(CHUNK_BATCHES)
                .batchSize(CHUNK_BATCHES);
    }

    private void add(Document batch) {
        waiting.add(batch);
        waitingMessages += batch.getList(Fields.MESSAGES, Document.class).size() + 1;
        if (waitingMessages >= CHUNK_MESSAGES) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            call.threads().insertMany(waiting, ANY_ORDER);
            waiting.clear();
            waitingMessages = 0;
        }
    }
}
