package io.mneme.memory.port.model;

/** Counts by kind of character: four of ASCII, two of other alphabets, or one of any other script are a token. */
final class TokenEstimate {

    private static final int OF_ASCII = 1;
    private static final int OF_ALPHABET = 2;
    private static final int OF_OTHERS = 4;
    private static final int A_TOKEN = 4;

    /** From here on: Hangul's letters, then Chinese, Japanese and most of what is written without spaces. */
    private static final char OTHERS = '\u0E00';

    private TokenEstimate() {}

    static int count(String text) {
        long quarters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quarters += c < 0x80 ? OF_ASCII : c < OTHERS ? OF_ALPHABET : OF_OTHERS;
        }
        return (int) Math.min(Integer.MAX_VALUE, (quarters + A_TOKEN - 1) / A_TOKEN);
    }
}
