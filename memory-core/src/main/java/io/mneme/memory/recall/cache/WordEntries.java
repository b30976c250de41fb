package io.mneme.memory.recall.cache;

import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.port.store.RecallSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** The newest entries with one of some terms. For one thread at a time. */
final class WordEntries {

    private static final Comparator<Found> NEWEST_FIRST = Comparator.comparingLong(Found::time)
            .thenComparingLong(found -> found.match.sequence())
            .reversed();
    private static final Comparator<WordMatch> BY_PLACE =
            Comparator.comparingLong(WordMatch::sequence).reversed();

    private final int terms;
    private final TermTable table;
    private final List<Found> found = new ArrayList<>();

    WordEntries(List<String> terms, ToLongFunction<String> hash) {
        this.terms = terms.size();
        this.table = new TermTable(terms, hash);
    }

    /** Whether there is anything to look for. */
    boolean wanted() {
        return terms > 0;
    }

    /** Looks at the next entry. */
    void look(IndexBlock block, int index) {
        IndexBlock.Words words = block.words();
        long[] hashes = words.hashes();
        int end = words.ends()[index];
        int[] frequencies = null;
        for (int i = words.start(index); i < end; i++) {
            int term = table.find(hashes[i]);
            if (term >= 0) {
                frequencies = frequencies == null ? new int[terms] : frequencies;
                frequencies[term] = words.frequencies()[i];
            }
        }
        if (frequencies != null) {
            WordMatch match = new WordMatch(
                    block.thread(index),
                    block.sequences()[index],
                    block.chunks()[index],
                    block.lengths()[index],
                    frequencies);
            add(block.times()[index], match);
        }
    }

    private void add(long time, WordMatch match) {
        found.add(new Found(time, match));
        if (found.size() == 2 * RecallSearch.MAX_WORD_MATCHES) {
            keepNewest();
        }
    }

    private void keepNewest() {
        found.sort(NEWEST_FIRST);
        found.subList(RecallSearch.MAX_WORD_MATCHES, found.size()).clear();
    }

    /** Newest first within a thread. */
    List<WordMatch> matches() {
        if (found.size() > RecallSearch.MAX_WORD_MATCHES) {
            keepNewest();
        }
        return found.stream().map(Found::match).sorted(BY_PLACE).toList();
    }

    private record Found(long time, WordMatch match) {}
}
