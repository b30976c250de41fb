package io.mneme.memory.thread;

import io.mneme.memory.document.MetadataFilter;
import io.mneme.memory.internal.Identifiers;
import java.util.Map;
import java.util.Optional;

/**
 * Which threads of one owner to list. Start from {@link #ALL}. Immutable and thread-safe.
 *
 * @param sort by which time; default {@code UPDATED}
 * @param order the direction; default {@code DESCENDING}, newest first
 * @param archived which threads; default {@code ANY}
 * @param metadata conditions on the metadata; default none
 * @param limit most threads of one page, 1 to 1,000; default 50
 * @param from where the page starts; default the first page
 */
public record ThreadQuery(
        ThreadSort sort,
        SortOrder order,
        ArchivedFilter archived,
        MetadataFilter metadata,
        int limit,
        CursorPosition from) {

    /** Default of {@link #limit}. */
    public static final int DEFAULT_LIMIT = 50;

    /** All threads, newest activity first, in pages of {@link #DEFAULT_LIMIT}. */
    public static final ThreadQuery ALL = new ThreadQuery(
            ThreadSort.UPDATED,
            SortOrder.DESCENDING,
            ArchivedFilter.ANY,
            MetadataFilter.NONE,
            DEFAULT_LIMIT,
            CursorPosition.START);

    /** @throws io.mneme.memory.MemoryException.InvalidInput if the limit or the cursor is wrong */
    public ThreadQuery {
        Limits.check("limit", limit);
        Identifiers.required("page position", from).cursor().ifPresent(ThreadCursor::decode);
    }

    /** The same with another sort. */
    public ThreadQuery sortedBy(ThreadSort value, SortOrder direction) {
        return new ThreadQuery(value, direction, archived, metadata, limit, from);
    }

    /** The same for archived, active or any threads. */
    public ThreadQuery archived(ArchivedFilter value) {
        return new ThreadQuery(sort, order, value, metadata, limit, from);
    }

    /** The same for threads with these values in their metadata. */
    public ThreadQuery metadata(Map<String, Object> values) {
        return new ThreadQuery(sort, order, archived, new MetadataFilter(values), limit, from);
    }

    /** The same with another page size. */
    public ThreadQuery limit(int value) {
        return new ThreadQuery(sort, order, archived, metadata, value, from);
    }

    /** The page after {@code cursor}, from {@link Page#next}. */
    public ThreadQuery after(String cursor) {
        return new ThreadQuery(sort, order, archived, metadata, limit, CursorPosition.after(cursor));
    }

    /** The page before {@code cursor}, from {@link Page#previous}. */
    public ThreadQuery before(String cursor) {
        return new ThreadQuery(sort, order, archived, metadata, limit, CursorPosition.before(cursor));
    }

    /** The decoded cursor; empty for the first page. */
    public Optional<ThreadCursor> position() {
        return from.cursor().map(ThreadCursor::decode);
    }

    /** Whether rows are to be read oldest first: the order, turned round for a page before a cursor. */
    public boolean scanAscending() {
        return (order == SortOrder.ASCENDING) != from.backward();
    }
}
