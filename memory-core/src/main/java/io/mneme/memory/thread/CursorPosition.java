package io.mneme.memory.thread;

import io.mneme.memory.internal.Identifiers;
import java.util.Optional;

/**
 * Where a page starts. Immutable and thread-safe.
 *
 * @param cursor a cursor of an earlier page; empty for the first page
 * @param backward whether the page lies before the cursor; false if there is no cursor
 */
public record CursorPosition(Optional<String> cursor, boolean backward) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if the cursor is null */
    public CursorPosition {
        Identifiers.required("cursor", cursor);
    }

    /** The first page. */
    public static final CursorPosition START = new CursorPosition(Optional.empty(), false);

    /** The page after {@code cursor}. */
    public static CursorPosition after(String cursor) {
        return new CursorPosition(Optional.of(Identifiers.required("cursor", cursor)), false);
    }

    /** The page before {@code cursor}. */
    public static CursorPosition before(String cursor) {
        return new CursorPosition(Optional.of(Identifiers.required("cursor", cursor)), true);
    }
}
