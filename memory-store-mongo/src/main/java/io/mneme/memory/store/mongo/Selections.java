package io.mneme.memory.store.mongo;

import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Pipelines that select batches of one generation, and of each batch only the messages that are wanted. */
final class Selections {

    private Selections() {}

    /**
     * The next batches of a scan; served by the index on {@code _id}.
     *
     * @param most how many batches
     */
    static List<List<Document>> next(ThreadKey key, long generation, ScanOrder order, int most) {
        if (order.from().isEmpty()) {
            return List.of(pipeline(key, whole(key, generation), order, most));
        }
        long from = order.from().getAsLong();
        Document border = Keys.batch(key, generation, from);
        if (!order.ascending()) {
            return List.of(pipeline(key, whole(key, generation).append("$lt", border), order, most));
        }
        // The place after the border may lie in the batch that begins at or before it.
        Document holder = whole(key, generation).append("$lte", border);
        return List.of(
                pipeline(key, whole(key, generation).append("$gt", border), order, most),
                List.of(
                        match(key, holder),
                        sort(false),
                        new Document("$limit", 1),
                        messages(order.conditions(), Conditions.beyond(from, true), order.wanted())));
    }

    /** The batch with a message; served by the index on message ids. */
    static List<List<Document>> message(ThreadKey key, long generation, String id) {
        Document match =
                Keys.owned(key).append(Fields.GENERATION, generation).append(Fields.ofMessage(Fields.MESSAGE_ID), id);
        return List.of(List.of(new Document("$match", match), messages(List.of(), Conditions.isMessage(id), 1)));
    }

    private static List<Document> pipeline(ThreadKey key, Document range, ScanOrder order, int most) {
        List<Document> stages = new ArrayList<>(List.of(match(key, range), sort(order.ascending())));
        Document limit = new Document("$limit", most);
        Document border =
                order.from().isPresent() ? Conditions.beyond(order.from().getAsLong(), order.ascending()) : null;
        int slice = order.ascending() ? order.wanted() : -order.wanted();
        if (order.conditions().isEmpty()) {
            stages.add(limit);
            stages.add(messages(order.conditions(), border, slice));
        } else {
            stages.add(messages(order.conditions(), border, slice));
            stages.add(new Document("$match", notEmpty()));
            stages.add(limit);
        }
        return stages;
    }

    /** Batches in a range that still have a message. */
    private static Document match(ThreadKey key, Document range) {
        Document filter = Keys.isHead(key).append(Fields.ID, range);
        filter.putAll(notEmpty());
        return new Document("$match", filter);
    }

    private static Document sort(boolean ascending) {
        return new Document("$sort", new Document(Fields.ID, ascending ? 1 : -1));
    }

    private static Document whole(ThreadKey key, long generation) {
        return new Document("$gte", Keys.batch(key, generation, 0))
                .append("$lte", Keys.batch(key, generation, Long.MAX_VALUE));
    }

    private static Document notEmpty() {
        return new Document(Fields.MESSAGES, new Document("$ne", List.of()));
    }

    /** Keeps of each batch the messages that meet the conditions; of these the first, or with a minus the last. */
    private static Document messages(List<Document> conditions, Document border, int slice) {
        List<Document> all = new ArrayList<>(conditions);
        if (border != null) {
            all.add(border);
        }
        Object kept = all.isEmpty()
                ? "$" + Fields.MESSAGES
                : new Document(
                        "$filter",
                        new Document("input", "$" + Fields.MESSAGES).append("cond", new Document("$and", all)));
        return new Document(
                "$project",
                new Document(Fields.SIZE, 1).append(Fields.MESSAGES, new Document("$slice", List.of(kept, slice))));
    }
}
