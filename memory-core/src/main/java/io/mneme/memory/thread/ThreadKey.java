package io.mneme.memory.thread;

import io.mneme.memory.MemoryException.InvalidInput;

/**
 * A thread together with its owner: the only way to name a thread. Immutable and thread-safe.
 *
 * @param resource the owner
 * @param thread the thread, unique under its owner only
 */
public record ThreadKey(ResourceId resource, ThreadId thread) {

    /** @throws InvalidInput if one is null */
    public ThreadKey {
        if (resource == null || thread == null) {
            throw new InvalidInput("resource id and thread id are both required");
        }
    }

    /**
     * Both ids from text.
     *
     * @throws InvalidInput if one breaks the rule of ids
     */
    public static ThreadKey of(String resource, String thread) {
        return new ThreadKey(ResourceId.of(resource), ThreadId.of(thread));
    }

    @Override
    public String toString() {
        return "\"" + thread + "\" of resource \"" + resource + "\"";
    }
}
