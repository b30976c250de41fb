package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.thread.ThreadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries with some of the wanted terms. Not thread-safe. */
final class FoundWords {

    private static final Comparator<WordMatch> NEWEST_FIRST = Comparator.comparing(WordMatch::thread)
            .thenComparing(Comparator.comparingLong(WordMatch::sequence).reversed())
            .thenComparingInt(WordMatch::chunk);

    private final Map<Long, Integer> places = new HashMap<>();
    private final Map<String, ThreadId> threads = new HashMap<>();
    private final List<WordMatch> matches = new ArrayList<>();
    private int rows;

    FoundWords(TermKeys owner, List<String> terms) {
        for (String term : terms) {
            places.put(owner.term(term).check(), places.size());
        }
    }

    /** An entry that the index gave; another term may have the same key. */
    void add(FoundVectors.Entry entry, int length, byte[] terms) {
        rows++;
        int[] frequencies = PackedTerms.frequencies(terms, places);
        if (frequencies != null) {
            ThreadId thread = threads.computeIfAbsent(entry.thread(), ThreadId::of);
            matches.add(new WordMatch(thread, entry.sequence(), entry.chunk(), length, frequencies));
        }
    }

    /** How many entries the index gave. */
    int rows() {
        return rows;
    }

    /** Newest first within a thread. */
    List<WordMatch> sorted() {
        matches.sort(NEWEST_FIRST);
        return matches;
    }
}
