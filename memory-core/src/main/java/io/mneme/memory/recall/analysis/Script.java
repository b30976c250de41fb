package io.mneme.memory.recall.analysis;

import java.lang.Character.UnicodeScript;

/** How a character takes part in words. */
enum Script {
    /** Letters and digits of scripts that part words by blanks. */
    ALPHABET,
    /** Arabic letters: words with prefixes and endings. */
    ARABIC,
    /** Hangul: words with particles at their end. */
    HANGUL,
    /** Chinese characters: each is nearly a word. */
    HAN,
    /** Scripts without blanks between words: Kana, Thai, Lao, Khmer, Burmese. */
    UNSPACED,
    /** Everything else: blanks, punctuation, symbols. */
    NONE;

    /** The kind of a code point; a mark counts as a letter of its script. */
    static Script of(int c) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c) ? ALPHABET : NONE;
        } else if (c >= 0x30FC && c <= 0x30FE) {
            // The sign of a long vowel belongs to no script, but to the Kana before it.
            return UNSPACED;
        } else if (!Character.isLetterOrDigit(c) && !isMark(c)) {
            return NONE;
        }
        return switch (UnicodeScript.of(c)) {
            case ARABIC -> Character.isDigit(c) ? ALPHABET : ARABIC;
            case HANGUL -> HANGUL;
            case HAN -> HAN;
            case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> UNSPACED;
            default -> ALPHABET;
        };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
