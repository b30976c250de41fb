package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.HashingEmbeddingModel;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A simple indexer: terms are what stands between blanks, and every message has one entry. */
final class Recalls {

    static final HashingEmbeddingModel EMBEDDING = new HashingEmbeddingModel();

    /** What fills the index of every store under test. */
    static final IndexedModel MODEL = new IndexedModel(EMBEDDING.name(), EMBEDDING.dimensions());

    static final float[] NO_VECTOR = new float[0];

    private Recalls() {}

    /** The index, filled by {@link #MODEL} or empty. */
    static RecallIndex index(MemoryStore store) {
        RecallIndex index = store.recallIndex();
        if (!index.model().orElse(MODEL).equals(MODEL)) {
            index.reset(MODEL);
        }
        return index;
    }

    static PendingThread pending(MemoryStore store, ThreadKey key) {
        return store.recallIndex().pending(key).orElseThrow(() -> new AssertionError("nothing pending in " + key));
    }

    /** Indexes all that is pending of a thread. */
    static void index(MemoryStore store, ThreadKey key) {
        RecallIndex index = index(store);
        Optional<PendingThread> pending = index.pending(key);
        while (pending.isPresent()) {
            boolean added = index.add(batch(store, pending.get()));
            assertThat(added).as("nobody else indexes %s", key).isTrue();
            pending = index.pending(key);
        }
    }

    /** Everything beyond the indexed place, with the messages as they are now. */
    static IndexBatch batch(MemoryStore store, PendingThread pending) {
        return batch(store, pending, pending.lastSequence());
    }

    static IndexBatch batch(MemoryStore store, PendingThread pending, long upTo) {
        List<IndexEntry> entries = Steps.all(store, pending.thread()).stream()
                .filter(message -> message.sequence() > pending.indexed() && message.sequence() <= upTo)
                .filter(message -> !message.text().isBlank())
                .map(Recalls::entry)
                .toList();
        return new IndexBatch(pending, upTo, MODEL, entries);
    }

    static IndexEntry entry(StoredMessage message) {
        return entry(message.sequence(), message.text());
    }

    static IndexEntry entry(long place, String text) {
        return new IndexEntry(place, 0, terms(text), EMBEDDING.embed(text));
    }

    static Map<String, Integer> terms(String text) {
        Map<String, Integer> terms = new HashMap<>();
        for (String term : text.strip().split("\\s+")) {
            terms.merge(term, 1, Integer::sum);
        }
        return terms;
    }

    /** Adds entries of one's own up to the end of the thread. */
    static void add(MemoryStore store, ThreadKey key, List<IndexEntry> entries) {
        PendingThread pending = pending(store, key);
        assertThat(index(store).add(new IndexBatch(pending, pending.lastSequence(), MODEL, entries)))
                .isTrue();
    }

    static RecallSearch words(ResourceId owner, Collection<String> terms) {
        return new RecallSearch(owner, Optional.empty(), List.copyOf(terms), NO_VECTOR, RecallFilter.ALL, 10);
    }

    static RecallSearch words(ResourceId owner, String... terms) {
        return words(owner, List.of(terms));
    }

    static RecallSearch nearest(ResourceId owner, float[] vector, int nearest) {
        return new RecallSearch(owner, Optional.empty(), List.of(), vector, RecallFilter.ALL, nearest);
    }

    /** By the words and by the meaning of {@code text}, everything that there is. */
    static RecallSearch both(ResourceId owner, String text) {
        return new RecallSearch(
                owner,
                Optional.empty(),
                List.copyOf(terms(text).keySet()),
                EMBEDDING.embed(text),
                RecallFilter.ALL,
                Limits.MAX_ITEMS);
    }

    static RecallSearch filtered(RecallSearch search, RecallFilter filter) {
        return new RecallSearch(
                search.owner(), search.thread(), search.terms(), search.vector(), filter, search.nearest());
    }

    static RecallSearch inThread(RecallSearch search, ThreadKey key) {
        return new RecallSearch(
                key.resource(),
                Optional.of(key.thread()),
                search.terms(),
                search.vector(),
                search.filter(),
                search.nearest());
    }

    /** {@code thread:place.chunk} of each match by words, in the order found. */
    static List<String> byWords(RecallMatches matches) {
        return matches.byWords().stream()
                .map(match -> match.thread() + ":" + match.sequence() + "." + match.chunk())
                .toList();
    }

    /** {@code thread:place.chunk} of each match by meaning, in the order found. */
    static List<String> byMeaning(RecallMatches matches) {
        return matches.byMeaning().stream()
                .map(match -> match.thread() + ":" + match.sequence() + "." + match.chunk())
                .toList();
    }

    /** Checks that a search finds exactly these, by words and by meaning, in any order. */
    static void checkBoth(RecallMatches matches, String... found) {
        assertThat(byWords(matches)).containsExactlyInAnyOrder(found);
        assertThat(byMeaning(matches)).containsExactlyInAnyOrder(found);
    }

    static void checkStatistics(MemoryStore store, ResourceId owner, long entries, long terms) {
        RecallMatches matches = store.recallIndex().search(words(owner, "no such term"));
        assertThat(matches.entries()).as("entries").isEqualTo(entries);
        assertThat(matches.terms()).as("terms").isEqualTo(terms);
    }

    static void checkNothing(MemoryStore store, ResourceId owner, String text) {
        checkBoth(store.recallIndex().search(both(owner, text)));
        checkStatistics(store, owner, 0, 0);
    }
}
