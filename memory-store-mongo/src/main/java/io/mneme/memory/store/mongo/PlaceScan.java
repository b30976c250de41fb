package io.mneme.memory.store.mongo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/**
 * Reads on beside a place what {@link PlaceProbe} did not find: neighbours beyond a hole, many of them, or a batch of
 * which nobody knew where it begins. Thread-safe.
 */
final class PlaceScan {

    /** Messages of one query; of each of as many batches at most so many are read. */
    private static final int STEP = 64;

    private final LongBatches longBatches;

    PlaceScan(LongBatches longBatches) {
        this.longBatches = longBatches;
    }

    /** Reads until everything that is asked for at a place is known. */
    void complete(Call call, PlaceWindows windows, long place) {
        for (int missing = windows.missingBefore(place); missing > 0; missing = windows.missingBefore(place)) {
            older(call, windows, windows.firstKnown(place), missing);
        }
        for (int missing = windows.missingAfter(place); missing > 0; missing = windows.missingAfter(place)) {
            newer(call, windows, windows.lastKnown(place), missing);
        }
    }

    private void older(Call call, PlaceWindows windows, long border, int missing) {
        int wanted = wanted(windows, missing);
        List<Long> places = read(call, windows, ScanOrder.beside(border, false, wanted));
        places.sort(Comparator.reverseOrder());
        windows.know(places.size() < wanted ? Long.MIN_VALUE : places.get(wanted - 1), border - 1);
    }

    private void newer(Call call, PlaceWindows windows, long border, int missing) {
        int wanted = wanted(windows, missing);
        List<Long> places = read(call, windows, ScanOrder.beside(border, true, wanted));
        places.sort(Comparator.naturalOrder());
        windows.know(border + 1, places.size() < wanted ? Long.MAX_VALUE : places.get(wanted - 1));
    }

    /** Messages that are being deleted are read too, in the place of others. */
    private static int wanted(PlaceWindows windows, int missing) {
        return Math.min(missing, STEP) + windows.head().deleting().size();
    }

    /** Reads the next messages; returns the places of all that were read. */
    private List<Long> read(Call call, PlaceWindows windows, ScanOrder order) {
        Head head = windows.head();
        List<Long> places = new ArrayList<>();
        // One more: of the batch across the border nothing may be left on this side.
        int most = order.wanted() + 1;
        for (List<Document> selection : Selections.next(head.key(), head.generation(), order, most)) {
            for (Document batch : call.threads().aggregate(selection).batchSize(most + 1)) {
                List<Document> messages = batch.getList(Fields.MESSAGES, Document.class);
                windows.add(messages);
                messages.forEach(message -> places.add(message.getLong(Fields.PLACE)));
                PlaceProbe.remember(longBatches, head, batch);
            }
        }
        return places;
    }
}
