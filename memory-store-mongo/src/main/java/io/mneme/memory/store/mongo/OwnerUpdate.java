package io.mneme.memory.store.mongo;

import io.mneme.memory.recall.cache.CachedEntry;
import io.mneme.memory.recall.cache.EntrySource;
import io.mneme.memory.store.mongo.RecallSnapshot.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;

/**
 * What to forget and what to read of an owner's entries, thread by thread, so that those that are known become those
 * that count. A thread that lost entries is read anew as a whole. Used by one thread.
 */
final class OwnerUpdate implements EntrySource<RuntimeException> {

    private static final Comparator<FoundEntry> BY_PLACE =
            Comparator.comparingLong(FoundEntry::place).thenComparingInt(FoundEntry::chunk);

    private final Map<String, Counted> counted;
    private final Function<Document, List<FoundEntry>> reader;
    private final Map<String, KnownThread> threads = new HashMap<>();
    private final boolean removes;
    private int serial;

    /**
     * An update.
     *
     * @param known what is known by thread
     * @param counted what counts by thread
     * @param reader reads entries of the owner that meet a condition
     */
    OwnerUpdate(
            Map<String, KnownThread> known, Map<String, Counted> counted, Function<Document, List<FoundEntry>> reader) {
        this.counted = counted;
        this.reader = reader;
        known.forEach((thread, old) -> {
            serial = Math.max(serial, old.serial());
            Counted now = counted.get(thread);
            if (now != null && old.leadsTo(now.index())) {
                threads.put(thread, old);
            }
        });
        removes = threads.size() < known.size();
    }

    /** Whether nothing is to be done. */
    boolean isDone() {
        return !removes
                && counted.keySet().stream()
                        .allMatch(thread ->
                                indexed(thread) == counted.get(thread).index().indexed());
    }

    /** Whether something that is known has gone. */
    boolean removes() {
        return removes;
    }

    /** What is known by thread; after {@link #readAfter} as it is then. */
    Map<String, KnownThread> threads() {
        return threads;
    }

    @Override
    public long[] numbers() {
        return threads.values().stream()
                .flatMapToLong(KnownThread::numbers)
                .sorted()
                .toArray();
    }

    @Override
    public void readAfter(long entry, Consumer<CachedEntry> sink) {
        Map<String, Long> beyond = new HashMap<>();
        counted.forEach((thread, now) -> {
            if (indexed(thread) < now.index().indexed()) {
                beyond.put(thread, indexed(thread));
            }
        });
        if (beyond.isEmpty()) {
            return;
        }
        Map<String, List<FoundEntry>> found = new HashMap<>();
        reader.apply(RecallQuery.beyond(beyond))
                .forEach(one -> found.computeIfAbsent(one.thread(), thread -> new ArrayList<>())
                        .add(one));
        beyond.keySet().forEach(thread -> add(thread, found.getOrDefault(thread, List.of()), sink));
    }

    /** The place up to which a thread is known; 0 for not at all. */
    private long indexed(String thread) {
        KnownThread known = threads.get(thread);
        return known == null ? 0 : known.state().indexed();
    }

    private void add(String thread, List<FoundEntry> found, Consumer<CachedEntry> sink) {
        IndexState now = counted.get(thread).index();
        KnownThread old = threads.computeIfAbsent(thread, id -> new KnownThread(++serial, 0, now));
        int number = old.entries();
        for (FoundEntry one : found.stream().sorted(BY_PLACE).toList()) {
            if (counted.get(thread).counts(one)) {
                sink.accept(one.numbered(old.number(number++)));
            }
        }
        threads.put(thread, new KnownThread(old.serial(), number, now));
    }
}
