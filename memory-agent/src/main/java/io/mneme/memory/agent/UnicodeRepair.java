package io.mneme.memory.agent;

/**
 * Makes valid Unicode of text that comes in pieces: a pair split between two pieces is joined, a surrogate that stays
 * alone becomes U+FFFD. Not thread-safe.
 */
final class UnicodeRepair {

    private static final int REPLACEMENT = 0xFFFD;

    private String held = "";

    /** The text that is sure now; may be empty. */
    String next(String piece) {
        String text = held + piece;
        boolean open = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        int end = open ? text.length() - 1 : text.length();
        held = text.substring(end);
        return repair(text.substring(0, end));
    }

    /** What was held back; empty if nothing was. */
    String end() {
        String rest = repair(held);
        held = "";
        return rest;
    }

    /** The text with each unpaired surrogate replaced. */
    static String repair(String text) {
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return text;
        }
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point)
                .forEach(valid::appendCodePoint);
        return valid.toString();
    }
}
