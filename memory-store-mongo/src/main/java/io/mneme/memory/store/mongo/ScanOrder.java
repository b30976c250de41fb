package io.mneme.memory.store.mongo;

import io.mneme.memory.message.MessageQuery;
import java.util.List;
import java.util.OptionalLong;
import org.bson.Document;

/**
 * Which messages to read, from where, and which way.
 *
 * @param ascending by growing places
 * @param from the place before the first one; empty for the thread's end on that side
 * @param wanted how many, 1 or more
 * @param conditions that a message must meet, see {@link Conditions}
 */
record ScanOrder(boolean ascending, OptionalLong from, int wanted, List<Document> conditions) {

    /** What a page needs: one message more than it shows. */
    static ScanOrder of(MessageQuery query) {
        return new ScanOrder(query.scanAscending(), query.position(), query.limit() + 1, Conditions.of(query));
    }

    /** Messages on one side of a place. */
    static ScanOrder beside(long place, boolean after, int wanted) {
        return new ScanOrder(after, OptionalLong.of(place), wanted, List.of());
    }

    /** The same from another place on. */
    ScanOrder goOnFrom(long place, int stillWanted) {
        return new ScanOrder(ascending, OptionalLong.of(place), stillWanted, conditions);
    }
}
