package io.mneme.memory.recall.analysis;

import java.util.List;

/** Light stemming of Arabic: letters that are written in several ways, the article, and common endings. */
final class ArabicStemmer {

    private static final int SHORTEST = 3;
    private static final String AND = "\u0648";
    private static final List<String> PREFIXES = List.of(
            "\u0648\u0627\u0644",
            "\u0628\u0627\u0644",
            "\u0643\u0627\u0644",
            "\u0641\u0627\u0644",
            "\u0627\u0644",
            "\u0644\u0644");
    private static final List<String> ENDINGS = List.of(
            "\u0647\u0627",
            "\u0627\u0646",
            "\u0627\u062A",
            "\u0648\u0646",
            "\u064A\u0646",
            "\u064A\u0647",
            "\u0647",
            "\u064A");

    private ArabicStemmer() {}

    /** The key of {@code word}, which bears no vowel signs. */
    static String stem(String word) {
        String stem = withoutPrefix(unified(word));
        for (String ending : ENDINGS) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= SHORTEST) {
                stem = stem.substring(0, stem.length() - ending.length());
            }
        }
        return stem;
    }

    /** One Alef, one Yeh, and Teh Marbuta as Heh. */
    private static String unified(String word) {
        return word.replaceAll("[\\u0622\\u0623\\u0625\\u0671]", "\u0627")
                .replace('\u0649', '\u064A')
                .replace('\u06CC', '\u064A')
                .replace('\u06A9', '\u0643')
                .replace('\u0629', '\u0647');
    }

    private static String withoutPrefix(String word) {
        for (String prefix : PREFIXES) {
            if (word.startsWith(prefix) && word.length() - prefix.length() >= SHORTEST) {
                return word.substring(prefix.length());
            }
        }
        return word.startsWith(AND) && word.length() > SHORTEST + 1 ? word.substring(AND.length()) : word;
    }
}
