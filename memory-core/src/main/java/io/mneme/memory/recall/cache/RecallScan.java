package io.mneme.memory.recall.cache;

import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.thread.ThreadId;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * One search of a cached or a read index: looks at all entries of an owner once, for words and meaning. For one thread
 * at a time.
 */
public final class RecallScan {

    private final OwnerState state;
    private final Optional<ThreadId> thread;
    private final EntryFilter filter;
    private final WordEntries byWords;
    private final NearestEntries byMeaning;

    /**
     * @param search what to look for
     * @param state the owner's; entries with a higher number are left out
     * @param filter the one of {@code search}
     * @param hash gives the hash by which the owner's entries keep a term
     */
    public RecallScan(RecallSearch search, OwnerState state, EntryFilter filter, ToLongFunction<String> hash) {
        this.state = state;
        this.thread = search.thread();
        this.filter = filter;
        this.byWords = new WordEntries(search.terms(), hash);
        this.byMeaning = new NearestEntries(search.vector(), search.nearest());
    }

    /** Looks at the next entries. */
    void look(IndexBlock block) {
        int wanted = thread.map(block.names()::indexOf).orElse(-1);
        if (thread.isPresent() && wanted < 0) {
            return;
        }
        boolean words = byWords.wanted();
        boolean meaning = byMeaning.comparable(block);
        for (int i = 0; i < block.size(); i++) {
            if (block.entries()[i] <= state.lastEntry()
                    && (wanted < 0 || block.threads()[i] == wanted)
                    && filter.keeps(block, i)) {
                look(block, i, words, meaning);
            }
        }
    }

    private void look(IndexBlock block, int index, boolean words, boolean meaning) {
        if (words) {
            byWords.look(block, index);
        }
        if (meaning) {
            byMeaning.look(block, index);
        }
    }

    RecallMatches matches() {
        return new RecallMatches(state.entries(), state.terms(), byWords.matches(), byMeaning.matches());
    }
}
