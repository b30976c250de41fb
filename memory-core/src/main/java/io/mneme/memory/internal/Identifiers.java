package io.mneme.memory.internal;

import io.mneme.memory.MemoryException.InvalidInput;

/** The one rule for ids, names and valid text. Internal to Mneme's modules. Thread-safe. */
public final class Identifiers {

    /** Longest id, in UTF-16 code units ({@link String#length()}). */
    public static final int MAX_LENGTH = 255;

    private Identifiers() {}

    /**
     * Returns {@code value} if it is an id: 1 to 255 characters, no control character, no leading or trailing blank,
     * valid Unicode. Every other character is legal and stays as it is.
     *
     * @throws InvalidInput if a rule is broken; the message names the kind of id and the rule, not the value
     */
    public static String check(String kind, String value) {
        if (value == null || value.isEmpty()) {
            throw new InvalidInput(kind + " is required: 1 to " + MAX_LENGTH + " characters");
        }
        if (value.length() > MAX_LENGTH) {
            throw new InvalidInput(kind + " has " + value.length() + " characters; at most " + MAX_LENGTH);
        }
        checkName(kind, value);
        if (isBlank(value.codePointAt(0)) || isBlank(value.codePointBefore(value.length()))) {
            throw new InvalidInput(kind + " must not start or end with a blank");
        }
        return value;
    }

    /**
     * Returns {@code value} if it is valid Unicode without control characters.
     *
     * @throws InvalidInput if it is null or breaks the rule; the message names the place, not the value
     */
    public static String checkName(String kind, String value) {
        checkText(kind, value);
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new InvalidInput("%s must not hold a control character (U+%04X at position %d)"
                        .formatted(kind, (int) value.charAt(i), i));
            }
        }
        return value;
    }

    /**
     * Returns {@code value} if every surrogate in it is paired: other text cannot be stored without loss.
     *
     * @throws InvalidInput if it is null or not valid Unicode
     */
    public static String checkText(String kind, String value) {
        if (value == null) {
            throw new InvalidInput(kind + " must not be null");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(value.codePointAt(i))) {
                    throw new InvalidInput(kind + " is not valid Unicode (unpaired surrogate at position " + i + ")");
                }
                i++;
            }
        }
        return value;
    }

    /**
     * Returns {@code value} if it is not null.
     *
     * @throws InvalidInput if it is null
     */
    public static <T> T required(String kind, T value) {
        if (value == null) {
            throw new InvalidInput(kind + " is required");
        }
        return value;
    }

    /** Compares by code point, which is also the byte order of UTF-8: the order of every store. */
    public static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothOrNone = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothOrNone ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
