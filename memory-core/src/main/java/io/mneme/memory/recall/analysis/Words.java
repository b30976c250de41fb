package io.mneme.memory.recall.analysis;

import java.util.function.BiConsumer;

/** Cuts a text into runs of characters of one kind. */
final class Words {

    private Words() {}

    /** Hands each word or run to {@code sink}, in order; an apostrophe with an s after it is left out. */
    static void forEach(String text, BiConsumer<String, Script> sink) {
        int start = 0;
        Script kind = Script.NONE;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            Script here = Script.of(c);
            if (here != kind) {
                hand(text, start, i, kind, sink);
                start = i;
                kind = here;
            }
            i += Character.charCount(c);
        }
        hand(text, start, text.length(), kind, sink);
    }

    private static void hand(String text, int start, int end, Script kind, BiConsumer<String, Script> sink) {
        if (kind != Script.NONE && !isPossessive(text, start, end)) {
            sink.accept(text.substring(start, end), kind);
        }
    }

    private static boolean isPossessive(String text, int start, int end) {
        return end - start == 1 && text.charAt(start) == 's' && start > 1 && text.charAt(start - 1) == '\'';
    }
}
