package io.mneme.memory.thread;

import io.mneme.memory.document.Documents;
import io.mneme.memory.internal.Instants;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a thread besides its messages. Immutable and thread-safe.
 *
 * @param key owner and id
 * @param title name to show; empty if untitled
 * @param metadata a document of the application; empty if none
 * @param createdAt when it was created
 * @param updatedAt when a message was last appended, or the title or the metadata last changed; archiving and deleting
 *     messages do not count
 * @param archivedAt when it was archived; empty if it is not
 * @param lastSequence the highest place ever given to a message of it, 0 if none was; deletions do not lower it
 * @param incarnation 1 at first, one more each time that the id is created again after a deletion
 */
public record MemoryThread(
        ThreadKey key,
        Optional<String> title,
        Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> archivedAt,
        long lastSequence,
        long incarnation) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if a value breaks its rule */
    public MemoryThread {
        title.ifPresent(Titles::check);
        metadata = Documents.object(metadata);
        createdAt = Instants.micros("thread time", createdAt);
        updatedAt = Instants.micros("thread time", updatedAt);
        archivedAt = archivedAt.map(at -> Instants.micros("archive time", at));
    }

    /** The thread's id. */
    public ThreadId id() {
        return key.thread();
    }

    /** Whether it is archived. */
    public boolean archived() {
        return archivedAt.isPresent();
    }
}
