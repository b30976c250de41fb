package io.mneme.memory.store.mongo;

import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/**
 * A thread that exists and some of its batches, as they were at one moment.
 *
 * @param head the head, without title and metadata
 * @param batches in no order
 */
record Snapshot(Head head, List<Document> batches) {

    /** The batches in order of their places. */
    List<Document> inOrder(boolean ascending) {
        Comparator<Document> byStart = Comparator.comparingLong(Snapshot::start);
        return batches.stream().sorted(ascending ? byStart : byStart.reversed()).toList();
    }

    /** Place of a batch's first message. */
    static long start(Document batch) {
        return batch.get(Fields.ID, Document.class).getLong(Fields.START);
    }

    /** Place of a batch's last message. */
    static long end(Document batch) {
        return start(batch) + batch.getLong(Fields.SIZE) - 1;
    }
}
