package io.mneme.memory.thread;

import io.mneme.memory.internal.Identifiers;

/**
 * One conversation of a resource. The same thread id under two resources is two threads.
 *
 * <p>1 to 255 characters (UTF-16 code units), no control characters, no leading or trailing blank; every other
 * character is legal and stays as it is. Ids are compared exactly and ordered by code point. Immutable and thread-safe.
 *
 * @param value the id
 */
public record ThreadId(String value) implements Comparable<ThreadId> {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if {@code value} breaks the rule */
    public ThreadId {
        Identifiers.check("thread id", value);
    }

    /** Same as the constructor. */
    public static ThreadId of(String value) {
        return new ThreadId(value);
    }

    @Override
    public int compareTo(ThreadId other) {
        return Identifiers.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
