package io.mneme.memory.recall;

import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what was said, by words and by meaning: one search, one read. Thread-safe. */
public final class Recaller {

    private final RecallIndex index;
    private final RecallModel model;
    private final Clock clock;

    /** @param clock for {@link RecallOptions#recency} */
    public Recaller(RecallIndex index, RecallModel model, Clock clock) {
        this.index = index;
        this.model = model;
        this.clock = clock;
    }

    /**
     * What {@code query} reminds of.
     *
     * @param thread only this thread; empty for all of the owner's
     * @param known messages that need not be brought again
     * @return each find followed by its neighbours, the best find first; empty for a query without a word
     * @throws io.mneme.memory.MemoryException.InvalidInput if a value is null
     * @throws io.mneme.memory.MemoryException.Unavailable if the store or the embedding model cannot answer
     */
    public List<RecallHit> recall(
            ResourceId owner, Optional<ThreadId> thread, String query, RecallOptions options, Known known) {
        Identifiers.required("recall options", options);
        RankingOptions ranking = options.ranking();
        List<String> terms = ranking.wordWeight() > 0 ? terms(Identifiers.required("query", query)) : List.of();
        float[] vector = ranking.wordWeight() < 1 ? model.embedQuery(query) : new float[0];
        if (terms.isEmpty() && vector.length == 0) {
            return List.of();
        }
        RecallMatches matches =
                index.search(new RecallSearch(owner, thread, terms, vector, options.filter(), ranking.nearest()));
        Candidates candidates = new Candidates(matches, terms.size(), ranking);
        List<Candidate> best = candidates.best(ranking.candidates());
        // One more than asked for: a find may be the message next to a candidate.
        Map<ThreadId, List<StoredMessage>> read =
                index.read(owner, places(best), options.before() + 1, options.after() + 1);
        List<Candidate> weighed = new Surroundings(candidates, options, read).weighed(best, clock.instant());
        return new Selection(options, known).choose(weighed, read);
    }

    /** Of a long query its beginning and its end: a question stands at either. */
    private List<String> terms(String query) {
        List<String> all = model.analysis().queryTerms(query);
        if (all.size() <= RecallSearch.MAX_TERMS) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, RecallSearch.MAX_TERMS / 2));
        some.addAll(all.subList(all.size() - RecallSearch.MAX_TERMS / 2, all.size()));
        return some;
    }

    private static List<Place> places(List<Candidate> candidates) {
        return candidates.stream().map(one -> one.place).toList();
    }
}
