package io.mneme.memory.store.mongo;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Places of a thread, as ranges that do not touch each other. Not thread-safe. */
final class PlaceRanges {

    private final NavigableMap<Long, Long> ranges = new TreeMap<>();

    /** Adds all of these places; none if {@code last} is before {@code first}. */
    void add(long first, long last) {
        if (last < first) {
            return;
        }
        long begin = first == Long.MIN_VALUE ? first : firstOf(first - 1, first);
        long end = last == Long.MAX_VALUE ? last : lastOf(last + 1, last);
        ranges.subMap(begin, true, end, true).clear();
        ranges.put(begin, end);
    }

    /** Whether every place from one to the other is among them. */
    boolean hold(long first, long last) {
        return lastOf(first, first - 1) >= last;
    }

    /** From the first place of each range to its last one. */
    NavigableMap<Long, Long> all() {
        return Collections.unmodifiableNavigableMap(ranges);
    }

    /** The first place of the range that holds {@code place}; {@code otherwise} if it is not among them. */
    long firstOf(long place, long otherwise) {
        Map.Entry<Long, Long> range = ranges.floorEntry(place);
        return range == null || range.getValue() < place ? otherwise : range.getKey();
    }

    /** The last place of the range that holds {@code place}; {@code otherwise} if it is not among them. */
    long lastOf(long place, long otherwise) {
        Map.Entry<Long, Long> range = ranges.floorEntry(place);
        return range == null || range.getValue() < place ? otherwise : range.getValue();
    }
}
