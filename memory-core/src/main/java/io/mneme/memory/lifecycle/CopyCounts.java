package io.mneme.memory.lifecycle;

/**
 * How much was copied. Immutable and thread-safe.
 *
 * @param resources owners
 * @param threads threads
 * @param messages messages
 * @param workingMemories versions of working memories
 * @param alreadyThere threads that an earlier run had copied
 * @param deleted ids of deleted threads
 */
public record CopyCounts(
        long resources, long threads, long messages, long workingMemories, long alreadyThere, long deleted) {

    static final CopyCounts NONE = new CopyCounts(0, 0, 0, 0, 0, 0);

    static CopyCounts ofDeleted(long count) {
        return new CopyCounts(0, 0, 0, 0, 0, count);
    }

    CopyCounts plus(CopyCounts more) {
        return new CopyCounts(
                resources + more.resources,
                threads + more.threads,
                messages + more.messages,
                workingMemories + more.workingMemories,
                alreadyThere + more.alreadyThere,
                deleted + more.deleted);
    }
}
