package io.mneme.memory.port.store;

import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.thread.ThreadId;

/**
 * A message's place among one owner's threads. Immutable and thread-safe.
 *
 * @param thread the owner's thread
 * @param sequence the place in it
 */
public record Place(ThreadId thread, long sequence) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if the thread is null */
    public Place {
        Identifiers.required("thread id", thread);
    }
}
