package io.mneme.memory.store.pg;

/**
 * PostgreSQL keeps every character but U+0000. In the texts of a document it becomes U+001A ("substitute") and "0", and
 * U+001A itself becomes two of them, so that every text has exactly one form and reads back as it was. Keys of
 * documents never hold U+0000 and stay as they are. Thread-safe.
 */
final class ZeroCharacter {

    private static final char ZERO = 0;
    private static final char MARK = 0x1A;

    private ZeroCharacter() {}

    static String escape(String text) {
        if (text.indexOf(ZERO) < 0 && text.indexOf(MARK) < 0) {
            return text;
        }
        return text.replace("" + MARK, "" + MARK + MARK).replace("" + ZERO, MARK + "0");
    }

    static String unescape(String text) {
        if (text.indexOf(MARK) < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == MARK && i + 1 < text.length()) {
                i++;
                plain.append(text.charAt(i) == MARK ? MARK : ZERO);
            } else {
                plain.append(character);
            }
        }
        return plain.toString();
    }
}
