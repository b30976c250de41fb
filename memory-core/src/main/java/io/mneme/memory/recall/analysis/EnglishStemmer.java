package io.mneme.memory.recall.analysis;

import java.util.Set;

/**
 * The English stemmer of the Snowball project ("Porter 2") after a list of irregular forms. What comes out is a key,
 * not a word. Thread-safe.
 */
public final class EnglishStemmer {

    private static final Set<String> AFTER_PLURAL =
            Set.of("inning", "outing", "canning", "herring", "earring", "evening", "proceed", "exceed", "succeed");

    private EnglishStemmer() {}

    /**
     * The key that all forms of a word share.
     *
     * @param word letters a to z; anything else is its own key
     */
    public static String stem(String word) {
        String regular = IrregularWords.regular(word);
        if (regular.length() < 3 || !regular.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return regular;
        }
        return IrregularWords.fixedStem(regular).orElseGet(() -> regularStem(regular));
    }

    private static String regularStem(String word) {
        StemmedWord stem = new StemmedWord(word);
        plural(stem);
        if (AFTER_PLURAL.contains(stem.toString())) {
            return stem.toString();
        }
        pastAndProgressive(stem);
        finalY(stem);
        DerivedEndings.unify(stem);
        DerivedEndings.shorten(stem);
        DerivedEndings.remove(stem);
        finalE(stem);
        return stem.toString();
    }

    private static void plural(StemmedWord stem) {
        if (stem.endsWith("sses")) {
            stem.cut(2);
        } else if (stem.endsWith("ied") || stem.endsWith("ies")) {
            stem.cut(stem.length() > 4 ? 2 : 1);
        } else if (stem.endsWith("s")
                && !stem.endsWith("us")
                && !stem.endsWith("ss")
                && stem.hasVowelBefore(stem.length() - 2)) {
            stem.cut(1);
        }
    }

    private static void pastAndProgressive(StemmedWord stem) {
        String ending = stem.longest("eed", "eedly", "ed", "edly", "ing", "ingly");
        if (ending == null) {
            return;
        }
        int before = stem.length() - ending.length();
        if (ending.startsWith("eed")) {
            if (stem.inFirstRegion(ending)) {
                stem.replace(ending, "ee");
            }
        } else if (stem.hasVowelBefore(before)) {
            stem.cut(ending.length());
            repair(stem);
        }
    }

    private static void repair(StemmedWord stem) {
        if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) {
            stem.append("e");
        } else if (stem.endsWithDouble()) {
            stem.cut(1);
        } else if (stem.isShort()) {
            stem.append("e");
        }
    }

    private static void finalY(StemmedWord stem) {
        int last = stem.length() - 1;
        if (last > 1 && Character.toLowerCase(stem.at(last)) == 'y' && !stem.isVowel(last - 1)) {
            stem.cut(1);
            stem.append("i");
        }
    }

    private static void finalE(StemmedWord stem) {
        if (stem.endsWith("e")) {
            boolean goes = stem.inSecondRegion("e")
                    || stem.inFirstRegion("e") && !stem.endsWithShortSyllable(stem.length() - 1);
            stem.cut(goes ? 1 : 0);
        } else if (stem.endsWith("ll") && stem.inSecondRegion("l")) {
            stem.cut(1);
        }
    }
}
