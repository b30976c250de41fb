package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Misconfigured;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** MongoDB's rules for a database's name; servers answer a wrong one with a number, and only to the first command. */
final class DatabaseName {

    private static final int MOST_BYTES = 63;
    private static final String FORBIDDEN = "/\\. \"$\0";

    private DatabaseName() {}

    /**
     * Checks the path of a URL.
     *
     * @param url a MongoDB URL without options
     * @throws Misconfigured if the path is there and is no database's name; the message does not repeat it
     */
    static void check(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        String name = path < 0 ? "" : decoded(url.substring(path + 1));
        boolean tooLong = name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
        if (tooLong || name.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
            throw wrong(null);
        }
    }

    /** What a server says that has rules of its own. */
    static Misconfigured wrong(Throwable cause) {
        return new Misconfigured(
                "the database in the path of the MongoDB URL has a name that MongoDB does not allow: it is of up to "
                        + MOST_BYTES + " bytes, without blanks and / \\ . \" $",
                cause);
    }

    /** As the driver does: a plus sign is a blank. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("in the path of the MongoDB URL, a percent sign must be written %25");
        }
    }
}
