package io.mneme.memory.agent.offline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a question asks for.
 *
 * @param words all its words
 * @param weights what an answer is found by, and how much each counts
 */
record Question(List<String> words, Map<String, Double> weights) {

    private static final double SUBJECT = 1;
    private static final double KIND = 0.6;
    private static final double LIGHT = 0.3;

    private static final Set<String> BEFORE_KIND = Set.of("what", "which");

    static Question of(String sentence) {
        List<String> words = Words.of(sentence);
        Set<Integer> kind = kindOf(words);
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (!Vocabulary.isStop(words.get(i))) {
                String term = Vocabulary.term(words.get(i));
                boolean light = Vocabulary.LIGHT.contains(term) || kind.contains(i) && !isLast(i, kind);
                weights.merge(term, light ? LIGHT : kind.contains(i) ? KIND : SUBJECT, Math::max);
            }
        }
        if (String.join(" ", words).contains("who am i")) {
            weights.put(Vocabulary.NAME, LIGHT);
        }
        return new Question(words, weights);
    }

    /** Whether it is about the person who asks. */
    boolean isFirstPerson() {
        return words.stream().anyMatch(Vocabulary.FIRST_PERSON::contains);
    }

    /** Whether it asks for something that was said. */
    boolean isAboutSaying() {
        return words.stream().anyMatch(Vocabulary.SAID::contains)
                || has("did") && words.stream().anyMatch(Vocabulary.SAY::contains);
    }

    /** Whether it asks for something that was asked. */
    boolean isAboutAsking() {
        return has("asked") || has("did") && has("ask");
    }

    /** Whether a word is in it. */
    boolean has(String word) {
        return words.contains(word);
    }

    /**
     * Places of the words that say what kind of thing is asked for, as "display mode" in "What display mode do I
     * prefer?". An answer names the thing, and often not its kind, so they count less.
     */
    private static Set<Integer> kindOf(List<String> words) {
        Set<Integer> kind = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("how") && i + 1 < words.size()) {
                kind.add(i + 1);
            } else if (BEFORE_KIND.contains(words.get(i))) {
                kind.addAll(untilAuxiliary(words, i + 1));
            }
        }
        return kind;
    }

    private static List<Integer> untilAuxiliary(List<String> words, int from) {
        List<Integer> places = new ArrayList<>();
        for (int i = from; i < words.size(); i++) {
            if (Vocabulary.AUXILIARIES.contains(words.get(i)) || BEFORE_KIND.contains(words.get(i))) {
                return places;
            }
            places.add(i);
        }
        return List.of();
    }

    private static boolean isLast(int place, Set<Integer> kind) {
        return !kind.contains(place + 1);
    }
}
