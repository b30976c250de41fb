package io.mneme.memory.testkit;

import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.thread.ThreadId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One search through all entries of one owner. Needs the lock of {@link InMemoryTables}. */
final class InMemoryRecallSearch {

    private final RecallSearch search;
    private final List<InMemoryThread> threads;

    InMemoryRecallSearch(RecallSearch search, List<InMemoryThread> threads) {
        this.search = search;
        this.threads = threads;
    }

    RecallMatches matches() {
        List<IndexEntry> all = threads.stream()
                .flatMap(thread -> thread.entries().newestFirst().stream())
                .toList();
        long terms = all.stream().mapToLong(IndexEntry::length).sum();
        return new RecallMatches(all.size(), terms, byWords(), byMeaning());
    }

    private List<WordMatch> byWords() {
        return candidates()
                .filter(found -> search.terms().stream().anyMatch(found.entry().terms()::containsKey))
                .limit(RecallSearch.MAX_WORD_MATCHES)
                .map(this::wordMatch)
                .toList();
    }

    private WordMatch wordMatch(Candidate found) {
        IndexEntry entry = found.entry();
        int[] frequencies = search.terms().stream()
                .mapToInt(term -> entry.terms().getOrDefault(term, 0))
                .toArray();
        return new WordMatch(found.thread(), entry.sequence(), entry.chunk(), entry.length(), frequencies);
    }

    private List<VectorMatch> byMeaning() {
        return candidates()
                .filter(found -> search.vector().length > 0)
                .filter(found -> found.entry().vector().length == search.vector().length)
                .map(found -> new VectorMatch(
                        found.thread(),
                        found.entry().sequence(),
                        found.entry().chunk(),
                        product(found.entry().vector(), search.vector())))
                .sorted(Comparator.comparingDouble(VectorMatch::similarity).reversed())
                .limit(search.nearest())
                .toList();
    }

    private Stream<Candidate> candidates() {
        return threads.stream()
                .filter(thread ->
                        search.thread().map(thread.thread().id()::equals).orElse(true))
                .flatMap(thread -> thread.entries().newestFirst().stream()
                        .filter(entry -> search.filter()
                                .matches(thread.messages().get(entry.sequence()).message()))
                        .map(entry -> new Candidate(thread.thread().id(), entry)));
    }

    /** The cosine, since both are of length one. */
    private static double product(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }

    private record Candidate(ThreadId thread, IndexEntry entry) {}
}
