package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.port.store.RecallSearch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The newest entries with one of some terms. For one thread at a time. */
final class WordEntries {

    private static final Comparator<Found> NEWEST_FIRST =
            Comparator.comparingLong(Found::entry).reversed();

    private final int terms;
    private final TermTable table;
    private final List<Found> found = new ArrayList<>();

    WordEntries(List<String> terms) {
        this.terms = terms.size();
        this.table = new TermTable(terms);
    }

    /** Whether there is anything to look for. */
    boolean wanted() {
        return terms > 0;
    }

    /** Looks at the next entry; older ones of the same thread come first. */
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
            add(block.entries()[index], match);
        }
    }

    private void add(long entry, WordMatch match) {
        found.add(new Found(entry, match));
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
        } else {
            Collections.reverse(found);
        }
        return found.stream().map(Found::match).toList();
    }

    private record Found(long entry, WordMatch match) {}
}
