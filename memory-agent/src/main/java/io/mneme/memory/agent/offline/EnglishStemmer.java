package io.mneme.memory.agent.offline;

import java.util.Map;

/** Brings the forms of an English word together by a few rules. What comes out is a key, not a word. */
final class EnglishStemmer {

    private static final int SHORTEST = 4;

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("ate", "eat"),
            Map.entry("bought", "buy"),
            Map.entry("children", "child"),
            Map.entry("chose", "choose"),
            Map.entry("chosen", "choose"),
            Map.entry("drove", "drive"),
            Map.entry("flew", "fly"),
            Map.entry("left", "leave"),
            Map.entry("met", "meet"),
            Map.entry("paid", "pay"),
            Map.entry("people", "person"),
            Map.entry("sent", "send"),
            Map.entry("sold", "sell"),
            Map.entry("spoke", "speak"),
            Map.entry("went", "go"),
            Map.entry("wrote", "write"));

    private EnglishStemmer() {}

    /** The key of {@code word}, which is lower case; a word of another script is its own key. */
    static String stem(String word) {
        String regular = IRREGULAR.getOrDefault(word, word);
        if (regular.length() < SHORTEST || !regular.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return regular;
        }
        String stem = withoutEnding(singular(regular));
        stem = stem.length() > 5 ? stem.replace("our", "or") : stem;
        return stem.length() >= SHORTEST && stem.endsWith("e") ? cut(stem, 1) : stem;
    }

    private static String singular(String word) {
        if (word.endsWith("ies") && word.length() > SHORTEST) {
            return cut(word, 3) + "y";
        } else if (word.matches(".*(?:ss|sh|ch|x|z)es")) {
            return cut(word, 2);
        }
        return word.matches(".*[^sui]s") ? cut(word, 1) : word;
    }

    private static String withoutEnding(String word) {
        if (word.endsWith("ied") && word.length() > SHORTEST) {
            return cut(word, 3) + "y";
        }
        for (String ending : new String[] {"ing", "ed"}) {
            String base = word.endsWith(ending) ? cut(word, ending.length()) : "";
            if (base.length() > 2 && base.matches(".*[aeiouy].*")) {
                return base.matches(".*([bdfgmnprt])\\1") ? cut(base, 1) : base;
            }
        }
        return word;
    }

    private static String cut(String word, int count) {
        return word.substring(0, word.length() - count);
    }
}
