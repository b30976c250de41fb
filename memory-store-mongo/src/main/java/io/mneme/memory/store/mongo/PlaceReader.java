package io.mneme.memory.store.mongo;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Reads messages and their neighbours at places of several threads: the heads, then what stands at the places, then the
 * heads again. What is shown of a thread is what its head counted at one moment: if anything but appends happened to it
 * in between, it is read again. If nothing happened to any of the threads, that moment is the same for all of them.
 * Usually these are three round trips, however many places there are. Thread-safe.
 */
final class PlaceReader {

    private final Moves moves;
    private final LongBatches longBatches = new LongBatches();
    private final PlaceScan scan = new PlaceScan(longBatches);

    PlaceReader(Moves moves) {
        this.moves = moves;
    }

    Map<ThreadId, List<StoredMessage>> read(Call call, ResourceId owner, List<Place> places, int before, int after) {
        Map<ThreadId, PlaceWindows> open = new LinkedHashMap<>();
        for (Place place : places) {
            open.computeIfAbsent(place.thread(), id -> new PlaceWindows(new ThreadKey(owner, id), before, after))
                    .add(place.sequence());
        }
        Map<ThreadId, List<StoredMessage>> answer = new HashMap<>();
        Backoff backoff = call.backoff();
        while (true) {
            begin(heads(call, open), open);
            fill(call, owner, open.values());
            finish(call, open, answer);
            if (open.isEmpty()) {
                return answer;
            }
            backoff.pause();
        }
    }

    /** Leaves out threads that are not there. */
    private static void begin(Map<ThreadId, Head> heads, Map<ThreadId, PlaceWindows> open) {
        open.keySet().retainAll(heads.keySet());
        heads.forEach((thread, head) -> open.get(thread).begin(head));
    }

    private void fill(Call call, ResourceId owner, Collection<PlaceWindows> open) {
        probe(call, owner, open);
        // Where this did not find enough, a scan does, or it finds a long batch; other places in it are probed again.
        complete(call, open, true);
        probe(call, owner, open);
        complete(call, open, false);
    }

    private void probe(Call call, ResourceId owner, Collection<PlaceWindows> open) {
        PlaceProbe probe = new PlaceProbe(owner, longBatches);
        for (PlaceWindows windows : open) {
            for (long place : windows.places()) {
                if (windows.isOpen(place)) {
                    probe.add(windows, windows.window(place));
                }
                if (probe.isFull()) {
                    probe.run(call);
                    probe = new PlaceProbe(owner, longBatches);
                }
            }
        }
        probe.run(call);
    }

    private void complete(Call call, Collection<PlaceWindows> open, boolean exceptLongBatches) {
        for (PlaceWindows windows : open) {
            for (long place : windows.places()) {
                boolean later = exceptLongBatches
                        && windows.isOpen(place)
                        && longBatches.holding(windows.head(), place).isPresent();
                if (!later) {
                    scan.complete(call, windows, place);
                }
            }
        }
    }

    /** Moves what is sure from {@code open} into the answer. */
    private void finish(Call call, Map<ThreadId, PlaceWindows> open, Map<ThreadId, List<StoredMessage>> answer) {
        Map<ThreadId, Head> heads = heads(call, open);
        for (PlaceWindows windows : List.copyOf(open.values())) {
            ThreadId thread = windows.key().thread();
            Head later = heads.get(thread);
            if (later != null && windows.agreesWith(later)) {
                open.remove(thread);
                Map<Long, StoredMessage> found = new TreeMap<>();
                windows.collect(found);
                if (!found.isEmpty() && moves.isVisible(call, later)) {
                    answer.put(thread, List.copyOf(found.values()));
                }
            }
        }
    }

    /** The heads of the threads that are there, or are moving and may be. */
    private static Map<ThreadId, Head> heads(Call call, Map<ThreadId, PlaceWindows> open) {
        Map<ThreadId, Head> heads = new HashMap<>();
        if (open.isEmpty()) {
            return heads;
        }
        List<ThreadKey> keys = new ArrayList<>();
        open.values().forEach(windows -> keys.add(windows.key()));
        for (Document document : call.threads()
                .find(Keys.areHeads(keys))
                .projection(Heads.DECIDING)
                .batchSize(keys.size() + 1)) {
            ThreadId thread =
                    ThreadId.of(document.get(Fields.ID, Document.class).getString(Fields.THREAD));
            Head head = Head.of(open.get(thread).key(), document);
            if (head.is(HeadState.LIVE) || head.is(HeadState.MOVING)) {
                heads.put(thread, head);
            }
        }
        return heads;
    }
}
