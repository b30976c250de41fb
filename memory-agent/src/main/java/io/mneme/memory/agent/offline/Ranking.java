package io.mneme.memory.agent.offline;

import io.mneme.memory.message.Speaker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the sentence that answers a question best: by words in common, rare ones counting more; of equals the newest.
 */
final class Ranking {

    /**
     * Which part of the question, by weight, a sentence must have. Below it, a common word would pass for an answer.
     */
    private static final double ENOUGH = 0.6;

    /** A sentence that adds nothing to the question cannot answer it, so of equals one that adds something wins. */
    private static final double NOTHING_NEW = 0.999;

    /** "I am Anna" may be a name, "My name is Anna" is one. */
    private static final double GUESSED_NAME = 0.9;

    private final Question question;
    private final Optional<Speaker> asker;
    private final List<Recollection> candidates;
    private final Map<String, Double> rarity = new HashMap<>();

    /** @param all sentences, oldest first */
    Ranking(Question question, Optional<Speaker> asker, List<Recollection> all) {
        this.question = question;
        this.asker = asker;
        this.candidates = all.stream().filter(this::mayAnswer).toList();
        question.weights().keySet().forEach(term -> rarity.put(term, rarityOf(term)));
    }

    /** The best sentence; empty if none fits. */
    Optional<Recollection> best() {
        Recollection best = null;
        double highest = 0;
        for (Recollection candidate : candidates) {
            double score = score(candidate);
            if (score > 0 && score >= highest) {
                best = candidate;
                highest = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean mayAnswer(Recollection candidate) {
        boolean asksBack = candidate.question() && !question.isAboutAsking();
        boolean mixesPeopleUp =
                question.isFirstPerson() && candidate.isFirstPerson() && candidate.isOfSomebodyElse(asker);
        boolean mixesThingsUp = question.has("my") && candidate.isOfAnotherOwner(question)
                || question.has("your") && candidate.isFirstPerson();
        return !asksBack && !mixesPeopleUp && !mixesThingsUp;
    }

    private double score(Recollection candidate) {
        Set<String> terms = termsOf(candidate);
        double all = 0;
        double matched = 0;
        double score = 0;
        for (Map.Entry<String, Double> term : question.weights().entrySet()) {
            all += term.getValue();
            if (terms.contains(term.getKey())) {
                matched += term.getValue();
                score += term.getValue() * rarity.get(term.getKey()) * certainty(term.getKey(), candidate);
            }
        }
        if (matched < ENOUGH * all) {
            return 0;
        }
        return question.weights().keySet().containsAll(candidate.terms()) ? score * NOTHING_NEW : score;
    }

    private static double certainty(String term, Recollection candidate) {
        return term.equals(Vocabulary.NAME) && !candidate.terms().contains(term) ? GUESSED_NAME : 1;
    }

    private double rarityOf(String term) {
        long with = candidates.stream()
                .filter(candidate -> candidate.terms().contains(term))
                .count();
        return Math.log(1 + (candidates.size() + 1.0) / (with + 0.5));
    }

    /** What a person says of herself is found by her name, too. */
    private Set<String> termsOf(Recollection candidate) {
        Set<String> terms = new HashSet<>(candidate.terms());
        if (candidate.isFirstPerson() || question.isAboutSaying()) {
            terms.addAll(candidate.speakerTerms());
        }
        if (candidate.isIntroduction()) {
            terms.add(Vocabulary.NAME);
        }
        return terms;
    }
}
