package io.mneme.memory.thread;

import io.mneme.memory.internal.Identifiers;

/**
 * Which owners to list, in order of their ids. Immutable and thread-safe.
 *
 * @param limit most owners of one page, 1 to 1,000; default 50
 * @param from where the page starts: a cursor is a resource id; default the first page
 */
public record ResourceQuery(int limit, CursorPosition from) {

    /** The first 50. */
    public static final ResourceQuery ALL = new ResourceQuery(50, CursorPosition.START);

    /** @throws io.mneme.memory.MemoryException.InvalidInput if the limit or the cursor is wrong */
    public ResourceQuery {
        Limits.check("limit", limit);
        Identifiers.required("page position", from).cursor().ifPresent(ResourceId::of);
    }

    /** The same with another page size. */
    public ResourceQuery limit(int value) {
        return new ResourceQuery(value, from);
    }

    /** The page after {@code cursor}, from {@link Page#next}. */
    public ResourceQuery after(String cursor) {
        return new ResourceQuery(limit, CursorPosition.after(cursor));
    }

    /** The page before {@code cursor}, from {@link Page#previous}. */
    public ResourceQuery before(String cursor) {
        return new ResourceQuery(limit, CursorPosition.before(cursor));
    }
}
