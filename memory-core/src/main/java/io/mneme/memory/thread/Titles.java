package io.mneme.memory.thread;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;

/** The one rule for titles. */
final class Titles {

    static final int MAX_LENGTH = 1_000;

    private Titles() {}

    static String check(String title) {
        Identifiers.checkName("title", title);
        if (title.isBlank() || title.length() > MAX_LENGTH) {
            throw new InvalidInput("a title has 1 to " + MAX_LENGTH + " characters, not only blanks");
        }
        return title;
    }
}
