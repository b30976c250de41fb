package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.thread.ThreadId;
import java.util.Optional;
import java.util.function.Consumer;

/** One search: reads all entries of an owner once, for words and meaning. For one thread at a time. */
final class RecallScan implements Consumer<IndexBlock> {

    private final IndexOwner owner;
    private final Optional<ThreadId> thread;
    private final EntryFilter filter;
    private final WordEntries byWords;
    private final NearestEntries byMeaning;

    RecallScan(RecallSearch search, IndexOwner owner, EntryFilter filter) {
        this.owner = owner;
        this.thread = search.thread();
        this.filter = filter;
        this.byWords = new WordEntries(search.terms());
        this.byMeaning = new NearestEntries(search.vector(), search.nearest());
    }

    @Override
    public void accept(IndexBlock block) {
        int wanted = thread.map(block.names()::indexOf).orElse(-1);
        if (thread.isPresent() && wanted < 0) {
            return;
        }
        boolean words = byWords.wanted();
        boolean meaning = byMeaning.comparable(block);
        for (int i = 0; i < block.size(); i++) {
            if (block.entries()[i] <= owner.lastEntry()
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
        return new RecallMatches(owner.entries(), owner.terms(), byWords.matches(), byMeaning.matches());
    }
}
