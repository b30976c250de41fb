package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.store.mongo.RecallSnapshot.Counted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The vectors of the threads that a search goes through; what this process does not know of them is read. Thread-safe.
 */
final class KnownVectors {

    private static final long CACHE_BYTES = 64L << 20;

    private final VectorCache cache = new VectorCache(CACHE_BYTES);

    /**
     * The vectors by thread.
     *
     * @param counted all threads of the owner, as the search saw them
     * @return empty, no map at all, if something was deleted since
     */
    Optional<Map<String, ThreadVectors>> of(Call call, RecallSearch search, Map<String, Counted> counted) {
        cache.retain(search.owner(), counted.keySet());
        Map<String, ThreadVectors> all = new HashMap<>(cache.of(search.owner()));
        Map<String, Counted> wanted = new HashMap<>(counted);
        search.thread().ifPresent(thread -> {
            all.keySet().retainAll(List.of(thread.value()));
            wanted.keySet().retainAll(List.of(thread.value()));
        });
        all.keySet()
                .removeIf(thread -> !wanted.containsKey(thread)
                        || !all.get(thread).holdFor(wanted.get(thread).index()));
        Map<String, Long> beyond = beyond(all, wanted);
        if (!beyond.isEmpty()) {
            List<Document> selection = new RecallQuery(search).vectors(beyond);
            RecallSnapshot snapshot = RecallSearcher.read(call, search, List.of(selection));
            if (!snapshot.isStable(counted)) {
                return Optional.empty();
            }
            wanted.keySet().retainAll(beyond.keySet());
            Map<String, ThreadVectors> read = collected(snapshot.entries(), wanted, all);
            cache.keep(search.owner(), read);
            all.putAll(read);
        }
        return Optional.of(all);
    }

    /** Up to where the vectors of those threads are known of which there are more. */
    private static Map<String, Long> beyond(Map<String, ThreadVectors> known, Map<String, Counted> wanted) {
        Map<String, Long> beyond = new HashMap<>();
        wanted.forEach((thread, now) -> {
            long upTo = known.containsKey(thread) ? known.get(thread).state().indexed() : 0;
            if (upTo < now.index().indexed()) {
                beyond.put(thread, upTo);
            }
        });
        return beyond;
    }

    /** Adds what was read to what is known, for each of the threads. */
    static Map<String, ThreadVectors> collected(
            List<FoundEntry> entries, Map<String, Counted> threads, Map<String, ThreadVectors> known) {
        Map<String, List<FoundEntry>> byThread = new HashMap<>();
        entries.forEach(entry -> byThread.computeIfAbsent(entry.thread(), id -> new ArrayList<>())
                .add(entry));
        Map<String, ThreadVectors> all = new HashMap<>();
        threads.forEach((thread, counted) -> {
            ThreadVectors old = known.getOrDefault(thread, ThreadVectors.none(counted.index()));
            all.put(thread, old.with(byThread.getOrDefault(thread, List.of()), counted));
        });
        return all;
    }
}
