package io.mneme.memory.server.cli.output;

import java.util.function.Consumer;

/**
 * {@link Printable#block} for text that comes in pieces, which may end in the middle of a character. One thread at a
 * time.
 */
public final class PrintableStream {

    private final String indent;
    private final Consumer<String> target;
    private String held = "";

    /**
     * A stream.
     *
     * @param indent follows each line feed
     * @param target gets the safe text
     */
    public PrintableStream(String indent, Consumer<String> target) {
        this.indent = indent;
        this.target = target;
    }

    /** Shows the next piece, except an end that cannot be judged yet. */
    public void accept(String piece) {
        String text = held + piece;
        int end = text.isEmpty() || !incomplete(text.charAt(text.length() - 1)) ? text.length() : text.length() - 1;
        held = text.substring(end);
        target.accept(Printable.block(text.substring(0, end), indent));
    }

    /** Shows what was held back. */
    public void end() {
        target.accept(Printable.block(held, indent));
        held = "";
    }

    private static boolean incomplete(char last) {
        return last == '\r' || Character.isHighSurrogate(last);
    }
}
