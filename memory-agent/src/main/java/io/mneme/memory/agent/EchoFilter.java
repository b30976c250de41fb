package io.mneme.memory.agent;

import io.mneme.memory.context.SpeakerTurns;
import java.util.regex.Matcher;

/** Takes echoed turn elements out of a text that comes in pieces, wherever it is cut. For one thread. */
final class EchoFilter {

    /** A tag that is longer is no echo, and must not hold the stream back. */
    private static final int LONGEST_TAG = 2_000;

    private final StringBuilder held = new StringBuilder();

    /** The next part of the clean text; may be empty while a tag is not complete. */
    String next(String piece) {
        held.append(piece);
        StringBuilder clean = new StringBuilder();
        Matcher tag = SpeakerTurns.TAG.matcher(held);
        int from = 0;
        int open = held.indexOf("<");
        while (open >= 0) {
            boolean found = tag.region(open, held.length()).lookingAt();
            if (tag.hitEnd() && held.length() - open < LONGEST_TAG) {
                break;
            }
            if (found) {
                clean.append(held, from, open);
                from = tag.end();
            }
            open = held.indexOf("<", found ? from : open + 1);
        }
        int end = open < 0 ? held.length() : open;
        clean.append(held, from, end);
        held.delete(0, end);
        return clean.toString();
    }

    /** What was held back. */
    String end() {
        String rest = SpeakerTurns.clean(held.toString());
        held.setLength(0);
        return rest;
    }
}
