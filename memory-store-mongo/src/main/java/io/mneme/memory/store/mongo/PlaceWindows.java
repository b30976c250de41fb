package io.mneme.memory.store.mongo;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;

/**
 * Places of one thread with what stands around them, while they are being read: the messages that were found, and the
 * places of which it is known what stands there. Used by one thread.
 */
final class PlaceWindows {

    /** So many neighbours are looked for right beside a place; more of them, or those beyond a hole, by going on. */
    private static final int NEAR = RecallOptions.MAX_NEIGHBOURS + 1;

    private final ThreadKey key;
    private final int before;
    private final int after;
    private final NavigableSet<Long> places = new TreeSet<>();
    private final NavigableMap<Long, StoredMessage> messages = new TreeMap<>();
    private PlaceRanges known = new PlaceRanges();
    private Head head;
    private Set<Long> deleting = Set.of();

    PlaceWindows(ThreadKey key, int before, int after) {
        this.key = key;
        this.before = before;
        this.after = after;
    }

    ThreadKey key() {
        return key;
    }

    /** What decides which messages count. */
    Head head() {
        return head;
    }

    void add(long place) {
        places.add(place);
    }

    /** The places at which it asks for messages. */
    NavigableSet<Long> places() {
        return places;
    }

    /** Forgets what was read. Only messages that {@code present} counts are among those that are found now. */
    void begin(Head present) {
        head = present;
        deleting = present.deletingPlaces();
        messages.clear();
        known = new PlaceRanges();
        // There is nothing beyond the thread's ends.
        known.add(Long.MIN_VALUE, head.deletedUpTo());
        known.add(head.lastSequence() + 1, Long.MAX_VALUE);
    }

    /** Whether nothing but appends happened between {@link #begin} and a later reading of the head. */
    boolean agreesWith(Head later) {
        return Snapshots.alike(List.of(head, later)).isPresent();
    }

    /** Some messages of a batch were read. */
    void add(List<Document> stored) {
        for (Document message : stored) {
            long place = message.getLong(Fields.PLACE);
            if (MessagePlaces.counts(head, deleting, place) && !messages.containsKey(place)) {
                messages.put(place, StoredMessages.decode(key, message));
            }
        }
    }

    /** All messages at these places were read. */
    void know(long first, long last) {
        known.add(first, last);
    }

    /** A place and those right beside it, as far as the thread goes. */
    Window window(long place) {
        return new Window(
                Math.max(place - Math.min(before, NEAR), head.deletedUpTo() + 1),
                Math.min(place + Math.min(after, NEAR), head.lastSequence()));
    }

    /** Whether it is still to be read. */
    boolean isOpen(long place) {
        if (!known.hold(place, place)) {
            return true;
        }
        Window window = window(place);
        return messages.containsKey(place) && !known.hold(window.first(), window.last());
    }

    /** How many messages before a place are still to be found, itself included; 0 if that is all or not asked for. */
    int missingBefore(long place) {
        if (!known.hold(place, place)) {
            return before + 1;
        }
        long first = firstKnown(place);
        boolean all = first == Long.MIN_VALUE || !messages.containsKey(place);
        return all ? 0 : before - Math.min(before, messages.subMap(first, place).size());
    }

    /** How many messages after a known place are still to be found. */
    int missingAfter(long place) {
        long last = lastKnown(place);
        boolean all = last == Long.MAX_VALUE || !messages.containsKey(place);
        return all
                ? 0
                : after
                        - Math.min(
                                after, messages.subMap(place, false, last, true).size());
    }

    /** From where on everything up to {@code place} is known; right after it if not even that is. */
    long firstKnown(long place) {
        return known.firstOf(place, place + 1);
    }

    /** Up to where everything from {@code place} on is known. */
    long lastKnown(long place) {
        return known.lastOf(place, place - 1);
    }

    /** Adds the messages at the places and their neighbours; everything has to be known. */
    void collect(Map<Long, StoredMessage> found) {
        for (long place : places) {
            if (messages.containsKey(place)) {
                found.put(place, messages.get(place));
                take(messages.headMap(place, false).descendingMap(), before, found);
                take(messages.tailMap(place, false), after, found);
            }
        }
    }

    private static void take(Map<Long, StoredMessage> side, int most, Map<Long, StoredMessage> found) {
        side.entrySet().stream().limit(most).forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }

    /** Places from {@code first} to {@code last}. */
    record Window(long first, long last) {}
}
