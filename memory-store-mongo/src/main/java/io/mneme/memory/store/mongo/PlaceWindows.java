package io.mneme.memory.store.mongo;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/** Places of one thread with what stands around them, while they are being read. Used by one thread. */
final class PlaceWindows {

    private final ThreadKey key;
    private final int before;
    private final int after;
    private final List<Long> places = new ArrayList<>();
    private final List<Head> heads = new ArrayList<>();
    private final List<Document> batches = new ArrayList<>();
    private long generation;

    PlaceWindows(ThreadKey key, int before, int after, Optional<Hints.Hint> hint) {
        this.key = key;
        this.before = before;
        this.after = after;
        // Nearly every thread is in its first generation; a wrong guess costs a second round trip.
        generation = hint.map(Hints.Hint::generation).orElse(1L);
    }

    ThreadKey key() {
        return key;
    }

    void add(long place) {
        places.add(place);
    }

    /** Forgets what was read; returns what to read. Of each side the batches with as many messages as are wanted. */
    List<List<Document>> begin() {
        heads.clear();
        batches.clear();
        List<List<Document>> selections = new ArrayList<>();
        for (long place : places) {
            ScanOrder older = ScanOrder.beside(place + 1, false, before + 1);
            selections.addAll(Selections.next(key, generation, older, before + 1));
            if (after > 0) {
                ScanOrder newer = ScanOrder.beside(place, true, after);
                selections.addAll(Selections.next(key, generation, newer, after));
            }
        }
        return selections;
    }

    /** A head or a batch was read. */
    void add(Document document) {
        if (document.containsKey(Fields.STATE)) {
            heads.add(Head.of(key, document));
        } else {
            batches.add(document);
        }
    }

    /** The messages; empty, no map at all, if the thread has to be read again. */
    Optional<Map<Long, StoredMessage>> messages(Call call, Parts parts) {
        if (heads.isEmpty()) {
            return Optional.of(Map.of());
        }
        Optional<Head> head = Snapshots.alike(heads);
        long present = heads.get(heads.size() - 1).generation();
        if (head.isPresent() && !parts.moves().isVisible(call, head.get())) {
            return Optional.of(Map.of());
        } else if (head.isPresent()
                && present == generation
                && head.get().deleting().isEmpty()) {
            return Optional.of(around(all(head.get())));
        }
        // Messages that are being deleted stand in the place of others: they have to be gone first.
        head.filter(one -> one.is(HeadState.LIVE) && one.unswept())
                .ifPresent(one -> parts.sweeper().sweep(call, one));
        generation = present;
        return Optional.empty();
    }

    private NavigableMap<Long, StoredMessage> all(Head head) {
        NavigableMap<Long, StoredMessage> all = new TreeMap<>();
        for (Document batch : batches) {
            for (Document message : batch.getList(Fields.MESSAGES, Document.class)) {
                long place = message.getLong(Fields.PLACE);
                if (MessagePlaces.counts(head, Set.of(), place) && !all.containsKey(place)) {
                    all.put(place, StoredMessages.decode(key, message));
                }
            }
        }
        return all;
    }

    private Map<Long, StoredMessage> around(NavigableMap<Long, StoredMessage> all) {
        Map<Long, StoredMessage> found = new HashMap<>();
        for (long place : places) {
            if (all.containsKey(place)) {
                found.put(place, all.get(place));
                take(all.headMap(place, false).descendingMap(), before, found);
                take(all.tailMap(place, false), after, found);
            }
        }
        return found;
    }

    private static void take(Map<Long, StoredMessage> side, int most, Map<Long, StoredMessage> found) {
        side.entrySet().stream().limit(most).forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
}
