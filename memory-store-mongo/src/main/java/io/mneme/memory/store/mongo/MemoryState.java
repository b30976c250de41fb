package io.mneme.memory.store.mongo;

import org.bson.Document;

/**
 * Which versions of a working memory there are, as its head says: those of the run from the oldest to the newest.
 *
 * @param run the present run of versions, 0 or more
 * @param oldest number of the oldest version; 0 if there is none
 * @param newest number of the newest version; 0 if there is none
 */
record MemoryState(long run, long oldest, long newest) {

    static MemoryState of(Document head) {
        return new MemoryState(
                number(head, Fields.MEMORY_RUN), number(head, Fields.MEMORY_FROM), number(head, Fields.MEMORY));
    }

    boolean isEmpty() {
        return newest == 0;
    }

    /** The state after a write. */
    MemoryState next(int keep) {
        return new MemoryState(run, Math.max(Math.max(1, oldest), newest + 2 - keep), newest + 1);
    }

    /** Adds to a filter that a head still says this. */
    Document selects(Document filter) {
        return filter.append(Fields.MEMORY_RUN, orAbsent(run)).append(Fields.MEMORY, orAbsent(newest));
    }

    /** Adds to a change that a head says this from now on; the run stays. */
    HeadChange into(HeadChange change) {
        return change.set(Fields.MEMORY, orAbsent(newest)).set(Fields.MEMORY_FROM, orAbsent(oldest));
    }

    private static Long orAbsent(long number) {
        return number == 0 ? null : number;
    }

    private static long number(Document head, String field) {
        Long value = head.getLong(field);
        return value == null ? 0 : value;
    }
}
