package io.mneme.memory.store.mongo;

import io.mneme.memory.message.MessageId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** Finds where messages are. Thread-safe. */
final class MessagePlaces {

    /**
     * Where a message is.
     *
     * @param place its place
     * @param batch its batch
     */
    record Found(long place, Batch batch) {}

    /**
     * Of the given ids, those that are in the head's generation, also where the head does not count them (any more).
     */
    Map<MessageId, Found> find(Call call, Head head, Collection<MessageId> ids) {
        List<String> wanted = ids.stream().map(MessageId::value).toList();
        Set<String> asked = new HashSet<>(wanted);
        Map<MessageId, Found> found = new HashMap<>();
        // Served by the index on message ids, see M0001.
        Document filter = Keys.owned(head.key())
                .append(Fields.GENERATION, head.generation())
                .append(Fields.ofMessage(Fields.MESSAGE_ID), new Document("$in", wanted));
        for (Document batch : call.threads().find(filter).projection(idsAndPlaces())) {
            Batch holder = Batch.of(head.key(), batch);
            for (Document message : batch.getList(Fields.MESSAGES, Document.class)) {
                String id = message.getString(Fields.MESSAGE_ID);
                if (asked.contains(id)) {
                    found.put(MessageId.of(id), new Found(message.getLong(Fields.PLACE), holder));
                }
            }
        }
        return found;
    }

    /** Whether the head counts what is at {@code place}. */
    static boolean counts(Head head, Set<Long> deleting, long place) {
        return place > head.deletedUpTo() && place <= head.lastSequence() && !deleting.contains(place);
    }

    private static Document idsAndPlaces() {
        return new Document(Fields.SIZE, 1)
                .append(Fields.AT, 1)
                .append(Fields.WRITER, 1)
                .append(Fields.ofMessage(Fields.MESSAGE_ID), 1)
                .append(Fields.ofMessage(Fields.PLACE), 1);
    }
}
