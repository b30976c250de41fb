package io.mneme.memory.agent.offline;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into words, by Unicode's letters and digits. */
final class Words {

    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
    private static final Pattern WORD =
            Pattern.compile("(?<pairs>[" + UNSPACED + "]+)|[\\p{L}\\p{M}\\p{N}&&[^" + UNSPACED + "]]+");
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

    private Words() {}

    /**
     * The words in order, in lower case and without accents. A script that has no spaces between words gives each pair
     * of neighbouring characters instead.
     */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(plain(text));
        while (matcher.find()) {
            if (matcher.group("pairs") == null) {
                words.add(matcher.group());
            } else {
                addPairs(matcher.group(), words);
            }
        }
        return words;
    }

    private static void addPairs(String run, List<String> words) {
        int[] points = run.codePoints().toArray();
        for (int i = 0; i + 1 < points.length; i++) {
            words.add(new String(points, i, 2));
        }
        if (points.length == 1) {
            words.add(run);
        }
    }

    private static String plain(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(ACCENTS.matcher(lower).replaceAll(""), Normalizer.Form.NFC);
    }
}
