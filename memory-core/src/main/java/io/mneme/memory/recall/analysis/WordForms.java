package io.mneme.memory.recall.analysis;

import java.util.List;

/** Turns words into the terms by which they are found. */
final class WordForms {

    private static final int COMPOUND = 11;
    private static final int SHORTEST_PART = 5;
    private static final int SHORTEST_REST = 3;

    private final TextAnalysis analysis;
    private final boolean indexing;

    /** @param indexing whether terms are added under which only other words' queries find this one */
    WordForms(TextAnalysis analysis, boolean indexing) {
        this.analysis = analysis;
        this.indexing = indexing;
    }

    void add(String word, Script script, List<String> terms) {
        switch (script) {
            case HAN -> addPairs(word, indexing, terms);
            case UNSPACED -> addPairs(word, false, terms);
            case HANGUL -> addHangul(word, terms);
            case ARABIC -> terms.add(cut(ArabicStemmer.stem(word)));
            default -> addWord(word, terms);
        }
    }

    private void addWord(String word, List<String> terms) {
        boolean english = word.chars().allMatch(c -> c >= 'a' && c <= 'z');
        terms.add(cut(english && analysis.stemming() ? EnglishStemmer.stem(word) : word));
        if (indexing && analysis.compounds() && isCompound(word)) {
            addParts(word, terms);
        }
    }

    private static boolean isCompound(String word) {
        return word.length() >= COMPOUND
                && word.length() <= TextAnalysis.MAX_LENGTH
                && word.chars().allMatch(Character::isLetter);
    }

    /** German and others join words without a sign: a part is looked for as the word that it is. */
    private void addParts(String word, List<String> terms) {
        for (int at = SHORTEST_REST; at <= word.length() - SHORTEST_REST; at++) {
            if (word.length() - at >= SHORTEST_PART) {
                terms.add(part(word.substring(at)));
            }
            if (at >= SHORTEST_PART) {
                terms.add(part(word.substring(0, at)));
            }
        }
    }

    private String part(String word) {
        boolean english = word.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return english && analysis.stemming() ? EnglishStemmer.stem(word) : word;
    }

    /** Particles follow a Korean noun without a blank, so pairs of syllables find what the whole word does not. */
    private static void addHangul(String word, List<String> terms) {
        if (word.length() != 2) {
            terms.add(cut(word));
        }
        if (word.length() > 1) {
            addPairs(word, false, terms);
        }
    }

    private static void addPairs(String run, boolean singles, List<String> terms) {
        int[] points = run.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (singles || points.length == 1) {
                terms.add(Character.toString(points[i]));
            }
            if (i + 1 < points.length) {
                terms.add(new String(points, i, 2));
            }
        }
    }

    private static String cut(String word) {
        if (word.length() <= TextAnalysis.MAX_LENGTH) {
            return word;
        }
        boolean splits = Character.isHighSurrogate(word.charAt(TextAnalysis.MAX_LENGTH - 1));
        return word.substring(0, splits ? TextAnalysis.MAX_LENGTH - 1 : TextAnalysis.MAX_LENGTH);
    }
}
