package io.mneme.memory.working;

import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.Optional;

/**
 * Whose working memory: the owner's own, which all of its threads share, or that of one of its threads. Immutable and
 * thread-safe.
 *
 * @param resource the owner
 * @param thread the thread; empty for the owner's own
 */
public record WorkingMemoryKey(ResourceId resource, Optional<ThreadId> thread) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if one is null */
    public WorkingMemoryKey {
        Identifiers.required("resource id", resource);
        Identifiers.required("thread id", thread);
    }

    /** The owner's own. */
    public static WorkingMemoryKey of(ResourceId owner) {
        return new WorkingMemoryKey(owner, Optional.empty());
    }

    /** That of one thread. */
    public static WorkingMemoryKey of(ThreadKey thread) {
        return new WorkingMemoryKey(thread.resource(), Optional.of(thread.thread()));
    }

    /** The thread with its owner; empty for the owner's own. */
    public Optional<ThreadKey> threadKey() {
        return thread.map(id -> new ThreadKey(resource, id));
    }

    @Override
    public String toString() {
        return threadKey().map(key -> "thread " + key).orElse("resource \"" + resource + "\"");
    }
}
