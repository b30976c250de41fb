package io.mneme.memory.thread;

import io.mneme.memory.internal.Identifiers;

/**
 * The owner of memory: a user, a room, a document. Everything remembered belongs to exactly one resource.
 *
 * <p>1 to 255 characters (UTF-16 code units), no control characters, no leading or trailing blank; every other
 * character is legal and stays as it is. Ids are compared exactly and ordered by code point. Immutable and thread-safe.
 *
 * @param value the id
 */
public record ResourceId(String value) implements Comparable<ResourceId> {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if {@code value} breaks the rule */
    public ResourceId {
        Identifiers.check("resource id", value);
    }

    /** Same as the constructor. */
    public static ResourceId of(String value) {
        return new ResourceId(value);
    }

    @Override
    public int compareTo(ResourceId other) {
        return Identifiers.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
