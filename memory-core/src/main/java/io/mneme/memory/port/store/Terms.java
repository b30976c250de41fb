package io.mneme.memory.port.store;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;

/** The rule of terms. */
final class Terms {

    /** Longest term, in UTF-16 code units. */
    static final int MAX_LENGTH = 255;

    private Terms() {}

    /** @throws InvalidInput if {@code term} is empty, too long, holds U+0000 or is not valid Unicode */
    static void check(String term) {
        Identifiers.checkText("term", term);
        if (term.isEmpty() || term.length() > MAX_LENGTH || term.indexOf('\0') >= 0) {
            throw new InvalidInput("a term has 1 to " + MAX_LENGTH + " characters and no U+0000");
        }
    }
}
