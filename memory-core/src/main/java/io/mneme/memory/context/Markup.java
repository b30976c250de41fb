package io.mneme.memory.context;

import java.util.Locale;

/**
 * Makes remembered text harmless inside markup: it stays readable, parses as XML 1.0, and can neither end the element
 * that it stands in nor start another one. Thread-safe.
 */
public final class Markup {

    private static final String REPLACEMENT = "\ufffd";

    private Markup() {}

    /**
     * {@code text} for an attribute's value or an element's body. The five special characters and invisible marks of
     * direction become references; characters that XML cannot hold become U+FFFD.
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(point, escaped));
        return escaped.toString();
    }

    /** The inverse of {@link #escape}, except for what became U+FFFD. */
    public static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        for (int start = text.indexOf('&'); start >= 0; start = text.indexOf('&', from)) {
            int end = text.indexOf(';', start);
            plain.append(text, from, start);
            from = start;
            if (end < 0) {
                break;
            }
            plain.append(referenced(text.substring(start + 1, end)));
            from = end + 1;
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static void append(int point, StringBuilder escaped) {
        switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&apos;");
            // A parser would make it a line feed.
            case '\r' -> escaped.append("&#xD;");
            default -> {
                if (isDirectionMark(point)) {
                    escaped.append("&#x")
                            .append(Integer.toHexString(point).toUpperCase(Locale.ROOT))
                            .append(';');
                } else if (isLegal(point)) {
                    escaped.appendCodePoint(point);
                } else {
                    escaped.append(REPLACEMENT);
                }
            }
        }
    }

    private static String referenced(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default ->
                name.matches("#x[0-9A-F]{1,5}")
                        ? Character.toString(Integer.parseInt(name.substring(2), 16))
                        : "&" + name + ";";
        };
    }

    /** The production Char of XML 1.0 (fifth edition, section 2.2). */
    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point >= 0x20 && point <= 0xd7ff
                || point >= 0xe000 && point <= 0xfffd
                || point >= 0x10000;
    }

    /** Characters that turn the order of what is shown, so that a reader sees another speaker (UAX #9). */
    private static boolean isDirectionMark(int point) {
        return point == 0x061c
                || point == 0x200e
                || point == 0x200f
                || point >= 0x202a && point <= 0x202e
                || point >= 0x2066 && point <= 0x2069;
    }
}
