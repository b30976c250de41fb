package io.mneme.memory.store.mongo;

import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import org.bson.Document;

/**
 * Where a working memory is kept. Its versions lie before the batches of its thread: the newest run first, and in it
 * the newest version; so what is out of date is always one range, the rest. An owner's own working memory has a head of
 * its own, under an id that no thread has.
 *
 * @param resource the owner
 * @param thread the thread; empty for the owner's own
 */
record MemorySlot(String resource, String thread) {

    static MemorySlot of(WorkingMemoryKey key) {
        return new MemorySlot(
                key.resource().value(), key.thread().map(id -> id.value()).orElse(""));
    }

    static MemorySlot of(ThreadKey key) {
        return of(WorkingMemoryKey.of(key));
    }

    boolean ofOwner() {
        return thread.isEmpty();
    }

    /** The fields that every document of it has. */
    Document owned() {
        return new Document(Fields.RESOURCE, resource).append(Fields.THREAD, thread);
    }

    private Document id(long generation, long start) {
        return owned().append(Fields.GENERATION, generation).append(Fields.START, start);
    }

    /** The key of a version. */
    Document version(long run, long number) {
        return id(-run, -number);
    }

    /** Selects the head. */
    Document isHead() {
        return owned().append(Fields.ID, id(Long.MAX_VALUE, 0));
    }

    /** Selects one version. */
    Document isVersion(long run, long number) {
        return owned().append(Fields.ID, version(run, number));
    }

    /** Selects the versions of one run, both numbers included. */
    Document versions(long run, long oldest, long newest) {
        return owned().append(
                        Fields.ID, new Document("$gte", version(run, newest)).append("$lte", version(run, oldest)));
    }

    /** Selects all versions of all runs. */
    Document allVersions() {
        return owned().append(Fields.ID, new Document("$gte", version(Long.MAX_VALUE, 0)).append("$lt", id(0, 0)));
    }

    /** Removes what {@code now} does not count any more; versions being written stay. */
    void removeOld(Call call, MemoryState now) {
        Document old = new Document("$gt", version(now.run(), now.oldest())).append("$lt", id(0, 0));
        call.threads().deleteMany(owned().append(Fields.ID, old));
    }
}
