package io.mneme.memory.recall.analysis;

import java.util.Comparator;
import java.util.List;

/** The endings that make one kind of word from another: steps 2 to 4 of the stemmer. */
final class DerivedEndings {

    private static final List<String[]> UNIFIED = rules(
            "tional tion, enci ence, anci ance, abli able, entli ent, izer ize, ization ize, ational ate, ation ate,"
                    + " ator ate, alism al, aliti al, alli al, fulness ful, ousli ous, ousness ous, iveness ive,"
                    + " iviti ive, biliti ble, bli ble, fulli ful, lessli less");
    private static final List<String[]> SHORTENED =
            rules("tional tion, ational ate, alize al, icate ic, iciti ic, ical ic, ful , ness ");
    private static final String[] REMOVED = {
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti", "ous",
        "ive", "ize", "ion"
    };

    private DerivedEndings() {}

    /** Longest ending first. */
    private static List<String[]> rules(String text) {
        return List.of(text.split(",")).stream()
                .map(rule -> rule.stripLeading().split(" ", 2))
                .sorted(Comparator.comparing((String[] rule) -> rule[0].length())
                        .reversed())
                .toList();
    }

    static void unify(StemmedWord stem) {
        if (replaces(UNIFIED, stem)) {
            return;
        }
        int before = stem.length() - 3;
        if (stem.endsWith("logi") && stem.inFirstRegion("ogi")) {
            stem.cut(1);
        } else if (stem.endsWith("li")
                && stem.inFirstRegion("li")
                && before >= 0
                && "cdeghkmnrt".indexOf(stem.at(before)) >= 0) {
            stem.cut(2);
        }
    }

    static void shorten(StemmedWord stem) {
        if (!replaces(SHORTENED, stem) && stem.endsWith("ative") && stem.inSecondRegion("ative")) {
            stem.cut("ative".length());
        }
    }

    static void remove(StemmedWord stem) {
        String ending = stem.longest(REMOVED);
        if (ending == null || !stem.inSecondRegion(ending)) {
            return;
        }
        if (!ending.equals("ion") || stem.endsWith("sion") || stem.endsWith("tion")) {
            stem.cut(ending.length());
        }
    }

    /** Whether an ending of {@code rules} was there, replaced or not. */
    private static boolean replaces(List<String[]> rules, StemmedWord stem) {
        for (String[] rule : rules) {
            if (stem.endsWith(rule[0])) {
                if (stem.inFirstRegion(rule[0])) {
                    stem.replace(rule[0], rule[1]);
                }
                return true;
            }
        }
        return false;
    }
}
