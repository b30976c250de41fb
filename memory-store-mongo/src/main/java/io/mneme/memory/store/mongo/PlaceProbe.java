package io.mneme.memory.store.mongo;

import io.mneme.memory.store.mongo.LongBatches.Extent;
import io.mneme.memory.store.mongo.PlaceWindows.Window;
import io.mneme.memory.thread.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/**
 * One query for what stands in windows of several threads. Nobody knows where batches begin, but they begin at a place,
 * and most are short: so the primary keys are named of those that would begin in a window or shortly before. A server
 * looks up hundreds of keys in the time in which it plans a few ranges. Used by one thread.
 */
final class PlaceProbe {

    /** How far before a window a batch may begin to be found without a hint. */
    private static final int LOOK_BACK = 8;

    private static final int MOST_KEYS = 1_000;

    private final ResourceId owner;
    private final LongBatches longBatches;
    private final Map<PlaceWindows, List<Asked>> asked = new LinkedHashMap<>();
    private final Set<Document> keys = new LinkedHashSet<>();

    PlaceProbe(ResourceId owner, LongBatches longBatches) {
        this.owner = owner;
        this.longBatches = longBatches;
    }

    /** A window, from where on every beginning of a batch is tried, and the long batch that should stand before. */
    private record Asked(Window window, long from, Optional<Extent> holder) {}

    /** Asks for a window as well. */
    void add(PlaceWindows windows, Window window) {
        Head head = windows.head();
        Optional<Extent> holder = longBatches.holding(head, window.first());
        long from = Math.max(
                holder.map(batch -> batch.end() + 1).orElse(window.first() - LOOK_BACK), head.deletedUpTo() + 1);
        holder.ifPresent(batch -> keys.add(Keys.batch(head.key(), head.generation(), batch.start())));
        for (long start = from; start <= window.last(); start++) {
            keys.add(Keys.batch(head.key(), head.generation(), start));
        }
        asked.computeIfAbsent(windows, one -> new ArrayList<>()).add(new Asked(window, from, holder));
    }

    /** Whether it is time to {@link #run}. */
    boolean isFull() {
        return keys.size() >= MOST_KEYS;
    }

    /** Reads what stands there; tells the windows what is known now. */
    void run(Call call) {
        if (keys.isEmpty()) {
            return;
        }
        Map<String, PlaceWindows> byThread = new HashMap<>();
        Map<PlaceWindows, NavigableMap<Long, Long>> batches = new HashMap<>();
        asked.keySet().forEach(windows -> {
            byThread.put(windows.key().thread().value(), windows);
            batches.put(windows, new TreeMap<>());
        });
        for (Document batch : find(call)) {
            PlaceWindows windows =
                    byThread.get(batch.get(Fields.ID, Document.class).getString(Fields.THREAD));
            batch.getList(Fields.MESSAGES, List.class).forEach(part -> windows.add(documents(part)));
            batches.get(windows).put(Snapshot.start(batch), Snapshot.end(batch));
            remember(longBatches, windows.head(), batch);
        }
        asked.forEach((windows, all) -> all.forEach(one -> judge(windows, one, batches.get(windows))));
    }

    /** Keeps where a batch lies if it would not be found without. */
    static void remember(LongBatches longBatches, Head head, Document batch) {
        if (batch.getLong(Fields.SIZE) > LOOK_BACK) {
            longBatches.seen(head, new Extent(Snapshot.start(batch), Snapshot.end(batch)));
        }
    }

    /** Batches with messages do not overlap: beyond one of them, all that follow were tried. */
    private void judge(PlaceWindows windows, Asked one, NavigableMap<Long, Long> batches) {
        Map.Entry<Long, Long> holder = batches.floorEntry(one.window().first());
        boolean tried = holder != null && holder.getValue() >= one.from() - 1;
        if (tried || one.from() == windows.head().deletedUpTo() + 1) {
            windows.know(one.window().first(), one.window().last());
        } else {
            one.holder().ifPresent(batch -> longBatches.forget(windows.head(), batch));
        }
    }

    private static List<Document> documents(List<?> part) {
        return part.stream().map(Document.class::cast).toList();
    }

    private Iterable<Document> find(Call call) {
        Map<String, PlaceRanges> wanted = new HashMap<>();
        asked.forEach((windows, all) -> {
            PlaceRanges ranges = new PlaceRanges();
            all.forEach(one -> ranges.add(one.window().first(), one.window().last()));
            wanted.put(windows.key().thread().value(), ranges);
        });
        Document filter = new Document(Fields.RESOURCE, owner.value())
                .append(Fields.ID, new Document("$in", List.copyOf(keys)))
                .append(Fields.MESSAGES, new Document("$ne", List.of()));
        return call.threads()
                .find(filter)
                .projection(new Document(Fields.SIZE, 1).append(Fields.MESSAGES, WantedMessages.of(wanted)))
                .batchSize(MOST_KEYS * 2);
    }
}
