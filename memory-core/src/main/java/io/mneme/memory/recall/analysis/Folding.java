package io.mneme.memory.recall.analysis;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings the ways to write the same text together: width, case, accents, vowel signs. Thread-safe. */
final class Folding {

    /** Accents, Hebrew points, Arabic vowel signs and the stretching sign; not the vowels of Thai or Devanagari. */
    private static final Pattern IGNORED = Pattern.compile(
            "[\\u0300-\\u036F\\u0591-\\u05C7\\u064B-\\u065F\\u0670\\u06D6-\\u06ED\\u0640\\u00AD\\u200B-\\u200F\\uFEFF]");

    private Folding() {}

    static String fold(String text) {
        if (isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC);
        // Through upper case, since that also brings sharp s, final sigma and ligatures to one form.
        String lower = wide.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('\u03C2', '\u03C3');
        String bare = IGNORED.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                .replaceAll("");
        // Back: Korean syllables were taken apart.
        return Normalizer.normalize(bare, Normalizer.Form.NFC).replace('\u2019', '\'');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
