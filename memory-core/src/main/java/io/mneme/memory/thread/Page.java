package io.mneme.memory.thread;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list that is paged by key: it stays right while others write. Immutable and thread-safe.
 *
 * @param items in the order of the query, whichever way the page was reached
 * @param next cursor of the page after this one; empty at the end
 * @param previous cursor of the page before this one; empty at the beginning. A page that was reached by a cursor
 *     always has one, which may lead to an empty page
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<String> previous) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page without items and neighbours. */
    public static <T> Page<T> empty() {
        return new Page<>(List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Makes a page of what a store read. Used by stores.
     *
     * @param rows up to {@code limit + 1} rows, read from the cursor on; from the cursor back if it is a {@code before}
     * @param limit the most items that the page may have
     * @param from where the page starts
     * @param cursorOf the cursor of an item
     */
    public static <T> Page<T> ofRows(List<T> rows, int limit, CursorPosition from, Function<T, String> cursorOf) {
        boolean more = rows.size() > limit;
        List<T> items = new ArrayList<>(more ? rows.subList(0, limit) : rows);
        if (from.backward()) {
            Collections.reverse(items);
        }
        if (items.isEmpty()) {
            return empty();
        }
        boolean hasNext = from.backward() || more;
        boolean hasPrevious = from.backward() ? more : from.cursor().isPresent();
        String first = cursorOf.apply(items.get(0));
        String last = cursorOf.apply(items.get(items.size() - 1));
        return new Page<>(
                items,
                hasNext ? Optional.of(last) : Optional.empty(),
                hasPrevious ? Optional.of(first) : Optional.empty());
    }
}
