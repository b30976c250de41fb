package io.mneme.memory.server.cli.output;

/**
 * Makes stored text safe to show: a terminal obeys control characters, and bidirectional overrides make a line read as
 * something else. Each such character is shown as its number, {@code <U+001B>}. Thread-safe.
 */
public final class Printable {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Printable() {}

    /** {@code text} as one line: line feeds and tabs are shown as numbers as well. */
    public static String line(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(each -> append(safe, each));
        return safe.toString();
    }

    /** {@code text} with its line feeds, each followed by {@code indent}, and tabs; nothing before the first line. */
    public static String block(String text, String indent) {
        StringBuilder safe = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(each -> {
            if (each == '\n') {
                safe.append('\n').append(indent);
            } else if (each == '\t') {
                safe.append('\t');
            } else {
                append(safe, each);
            }
        });
        return safe.toString();
    }

    /** Whether a character is shown as its number. */
    public static boolean hidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // Emoji and several scripts need the joiners.
            case Character.FORMAT -> codePoint != ZERO_WIDTH_JOINER && codePoint != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }

    private static void append(StringBuilder safe, int codePoint) {
        if (hidden(codePoint)) {
            safe.append("<U+%04X>".formatted(codePoint));
        } else {
            safe.appendCodePoint(codePoint);
        }
    }
}
