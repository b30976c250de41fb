package io.mneme.memory.recall;

import io.mneme.memory.port.model.TokenCounter;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits long text at ends of sentences, else between words, else anywhere between characters. */
final class Chunks {

    /** Fewest tokens of a chunk, also for a model that takes less. */
    private static final int LEAST = 16;

    private Chunks() {}

    /**
     * The parts of {@code text} in order, blanks around them left out; empty for a blank text.
     *
     * @param tokens most tokens of one part, by the rough count
     */
    static List<String> split(String text, int tokens) {
        int most = Math.max(LEAST, tokens);
        List<String> chunks = new ArrayList<>();
        if (fits(text, most)) {
            add(text, chunks);
            return chunks;
        }
        pack(text, BreakIterator.getSentenceInstance(Locale.ROOT), most, chunks);
        return chunks;
    }

    private static void pack(String text, BreakIterator breaks, int most, List<String> chunks) {
        breaks.setText(text);
        int start = 0;
        int end = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (!fits(text.substring(start, next), most)) {
                add(text.substring(start, end), chunks);
                start = end;
                if (!fits(text.substring(start, next), most)) {
                    addSmaller(text.substring(start, next), most, chunks);
                    start = next;
                }
            }
            end = next;
        }
        add(text.substring(start), chunks);
    }

    /** Of one sentence or word that is too long. */
    private static void addSmaller(String piece, int most, List<String> chunks) {
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(piece);
        words.next();
        if (words.current() < piece.length()) {
            pack(piece, words, most, chunks);
            return;
        }
        // Four characters of ASCII are a token, but one of many other scripts.
        int length = fits(piece.substring(0, Math.min(piece.length(), 2 * most)), most) ? 2 * most : most;
        for (int from = 0; from < piece.length(); ) {
            int to = Math.min(piece.length(), from + length);
            to -= to < piece.length() && Character.isHighSurrogate(piece.charAt(to - 1)) ? 1 : 0;
            add(piece.substring(from, to), chunks);
            from = to;
        }
    }

    private static boolean fits(String text, int most) {
        return TokenCounter.ESTIMATE.count(text) <= most;
    }

    private static void add(String text, List<String> chunks) {
        String stripped = text.strip();
        if (!stripped.isEmpty()) {
            chunks.add(stripped);
        }
    }
}
