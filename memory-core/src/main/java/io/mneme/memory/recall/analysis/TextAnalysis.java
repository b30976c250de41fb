package io.mneme.memory.recall.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the terms of a text. Case, accents and width do not count; English words are stemmed; long words are also found
 * by their parts; scripts without blanks are cut into pairs of characters; numbers, identifiers and addresses are found
 * as a whole and in parts. Immutable and thread-safe.
 *
 * @param stemming whether English forms of a word are one term
 * @param compounds whether long words are also found by their beginnings and ends
 * @param stopWords whether a query's English function words are left out, as long as it has others
 */
public record TextAnalysis(boolean stemming, boolean compounds, boolean stopWords) {

    /** Version of the rules: an index made by others cannot be searched. */
    public static final int VERSION = 1;

    /** All rules on: what every index is made with. */
    public static final TextAnalysis DEFAULT = new TextAnalysis(true, true, true);

    /** Longest term; the rest of a longer word is not seen. */
    static final int MAX_LENGTH = 64;

    /**
     * Words joined by signs, at least one of which, or a digit, makes the whole worth finding. It starts where a word
     * starts and never steps back: a word of a million letters takes no time, a million joined words no stack.
     */
    private static final Pattern JOINED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]++(?:[-._@:/+'#&][\\p{L}\\p{N}]++)++", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern WORTH = Pattern.compile("[\\p{N}._@:/+#&]");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:,\\d{3})+");

    /** The terms of a text to be indexed, in order, with repetitions; empty for a text without letters and digits. */
    public List<String> terms(String text) {
        return analyse(text, new WordForms(this, true));
    }

    /** The terms to look for, each once, in order of the text. */
    public List<String> queryTerms(String text) {
        List<String> all = analyse(text, new WordForms(this, false));
        List<String> telling = stopWords
                ? all.stream().filter(term -> !StopWords.contains(term)).toList()
                : all;
        return (telling.isEmpty() ? all : telling).stream().distinct().toList();
    }

    /** Tells apart indexes that were made with other rules; empty for the default. */
    public String code() {
        return (stemming ? "" : "-stem") + (compounds ? "" : "-parts");
    }

    private static List<String> analyse(String text, WordForms forms) {
        String folded = Folding.fold(text);
        List<String> terms = new ArrayList<>(folded.length() / 4);
        addWhole(folded, terms);
        Words.forEach(folded, (word, script) -> forms.add(word, script, terms));
        return terms;
    }

    private static void addWhole(String text, List<String> terms) {
        Matcher joined = JOINED.matcher(text);
        while (joined.find()) {
            String whole = joined.group();
            if (whole.length() <= MAX_LENGTH && WORTH.matcher(whole).find()) {
                terms.add(whole);
            }
        }
        Matcher thousands = THOUSANDS.matcher(text);
        while (thousands.find()) {
            terms.add(thousands.group().replace(",", ""));
        }
    }
}
