package io.mneme.memory.recall.analysis;

import java.util.List;

/** A word on its way through the stemmer, with the regions in which endings may be taken off. */
final class StemmedWord {

    private static final List<String> LONG_BEGINNINGS =
            List.of("gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter");

    private final StringBuilder word;
    private final int first;
    private final int second;

    StemmedWord(String text) {
        word = new StringBuilder(text);
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) == 'y' && (i == 0 || isVowel(i - 1))) {
                // A consonant here.
                word.setCharAt(i, 'Y');
            }
        }
        String beginning =
                LONG_BEGINNINGS.stream().filter(text::startsWith).findFirst().orElse(null);
        first = beginning == null ? regionAfter(0) : beginning.length();
        second = regionAfter(first);
    }

    private int regionAfter(int start) {
        for (int i = start + 1; i < word.length(); i++) {
            if (!isVowel(i) && isVowel(i - 1)) {
                return i + 1;
            }
        }
        return word.length();
    }

    int length() {
        return word.length();
    }

    char at(int index) {
        return word.charAt(index);
    }

    boolean isVowel(int index) {
        return "aeiouy".indexOf(word.charAt(index)) >= 0;
    }

    boolean hasVowelBefore(int end) {
        for (int i = 0; i < end; i++) {
            if (isVowel(i)) {
                return true;
            }
        }
        return false;
    }

    boolean endsWith(String ending) {
        int from = word.length() - ending.length();
        return from >= 0 && word.indexOf(ending, from) == from;
    }

    /** The longest of {@code endings} that the word has, or null. */
    String longest(String... endings) {
        String found = null;
        for (String ending : endings) {
            if (endsWith(ending) && (found == null || ending.length() > found.length())) {
                found = ending;
            }
        }
        return found;
    }

    boolean inFirstRegion(String ending) {
        return word.length() - ending.length() >= first;
    }

    boolean inSecondRegion(String ending) {
        return word.length() - ending.length() >= second;
    }

    boolean endsWithDouble() {
        int last = word.length() - 1;
        boolean shortest = last == 2 && "aeo".indexOf(word.charAt(0)) >= 0;
        return last > 0
                && !shortest
                && word.charAt(last) == word.charAt(last - 1)
                && "bdfgmnprt".indexOf(word.charAt(last)) >= 0;
    }

    boolean isShort() {
        return first >= word.length() && endsWithShortSyllable(word.length());
    }

    /** Whether what stands before {@code end} ends with a short syllable. */
    boolean endsWithShortSyllable(int end) {
        if (end == 2) {
            return isVowel(0) && !isVowel(1);
        }
        return end > 2
                && !isVowel(end - 3)
                && isVowel(end - 2)
                && !isVowel(end - 1)
                && "wxY".indexOf(word.charAt(end - 1)) < 0;
    }

    void cut(int count) {
        word.setLength(word.length() - count);
    }

    void append(String text) {
        word.append(text);
    }

    void replace(String ending, String other) {
        cut(ending.length());
        append(other);
    }

    @Override
    public String toString() {
        return word.toString().replace('Y', 'y');
    }
}
