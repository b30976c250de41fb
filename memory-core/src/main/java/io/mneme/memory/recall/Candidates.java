package io.mneme.memory.recall;

import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import io.mneme.memory.port.store.RecallMatches.WordMatch;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** All messages that a search found, each with what it is worth by itself. Not thread-safe. */
final class Candidates {

    private final Map<Place, Candidate> byPlace = new HashMap<>();
    private final RankingOptions options;

    Candidates(RecallMatches matches, int terms, RankingOptions options) {
        this.options = options;
        Bm25 bm25 = new Bm25(matches, terms, options);
        for (WordMatch match : matches.byWords()) {
            Candidate candidate = at(new Place(match.thread(), match.sequence()));
            candidate.words = Math.max(candidate.words, bm25.score(match));
        }
        for (VectorMatch match : matches.byMeaning()) {
            Candidate candidate = at(new Place(match.thread(), match.sequence()));
            candidate.meaning = Math.max(candidate.meaning, match.similarity());
        }
        List<Candidate> byWords = ordered(one -> -one.words, one -> one.words > 0);
        List<Candidate> byMeaning = ordered(one -> -one.meaning, one -> one.meaning > Double.NEGATIVE_INFINITY);
        rank(byWords, byMeaning);
        weigh(byWords, byMeaning);
    }

    /** The one at {@code place}, made if there is none. */
    Candidate at(Place place) {
        return byPlace.computeIfAbsent(place, Candidate::new);
    }

    /** What the message at {@code place} is worth by itself; 0 if it was not found. */
    double ownOf(Place place) {
        Candidate candidate = byPlace.get(place);
        return candidate == null ? 0 : candidate.own;
    }

    /** The best by themselves, at most {@code count}. */
    List<Candidate> best(int count) {
        Collection<Candidate> all = byPlace.values();
        all.forEach(one -> one.score = one.own);
        return all.stream().sorted(Candidate.BEST_FIRST).limit(count).toList();
    }

    private List<Candidate> ordered(ToDoubleFunction<Candidate> key, Predicate<Candidate> found) {
        return byPlace.values().stream()
                .filter(found)
                .sorted(Comparator.comparingDouble(key).thenComparing(Candidate.BEST_FIRST))
                .toList();
    }

    private static void rank(List<Candidate> byWords, List<Candidate> byMeaning) {
        for (int i = 0; i < byWords.size(); i++) {
            byWords.get(i).wordRank = i + 1;
        }
        for (int i = 0; i < byMeaning.size(); i++) {
            byMeaning.get(i).vectorRank = i + 1;
        }
    }

    private void weigh(List<Candidate> byWords, List<Candidate> byMeaning) {
        double most = byWords.isEmpty() ? 1 : byWords.get(0).words;
        double nearest = byMeaning.isEmpty() ? 0 : byMeaning.get(0).meaning;
        double farthest = byMeaning.isEmpty() ? 0 : byMeaning.get(byMeaning.size() - 1).meaning;
        for (Candidate one : byPlace.values()) {
            boolean scores = options.fusion() == Fusion.SCORES;
            double words = scores ? one.words / most : reciprocal(one.wordRank);
            double meaning = scores ? share(one, nearest, farthest) : reciprocal(one.vectorRank);
            one.own = options.wordWeight() * words + (1 - options.wordWeight()) * meaning;
        }
    }

    /** 1 for the nearest, 0 for the farthest: a cosine alone says little, since each model has its own range. */
    private static double share(Candidate one, double nearest, double farthest) {
        if (one.vectorRank == 0) {
            return 0;
        }
        return nearest > farthest ? (one.meaning - farthest) / (nearest - farthest) : 1;
    }

    /** 1 for the first. */
    private double reciprocal(int rank) {
        return rank == 0 ? 0 : (options.rankConstant() + 1.0) / (options.rankConstant() + rank);
    }
}
