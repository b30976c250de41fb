package io.mneme.memory.thread;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Instants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * A place in a list of threads: sort time and id. Its text form is opaque to callers; a forged one cannot leave the
 * owner's threads. Immutable and thread-safe.
 *
 * @param at the sort time
 * @param thread the id, which breaks ties
 */
public record ThreadCursor(Instant at, ThreadId thread) {

    /** The place of {@code thread} in a list sorted by {@code sort}. */
    public static ThreadCursor of(MemoryThread thread, ThreadSort sort) {
        return new ThreadCursor(sort.timeOf(thread), thread.id());
    }

    /** The text form: URL-safe base64. */
    public String encode() {
        String text = Instants.toEpochMicros(at) + " " + thread.value();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The inverse of {@link #encode}.
     *
     * @throws InvalidInput if {@code text} is not a cursor
     */
    public static ThreadCursor decode(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int blank = plain.indexOf(' ');
            long micros = Long.parseLong(plain.substring(0, Math.max(blank, 0)));
            return new ThreadCursor(
                    Instants.micros("cursor", Instants.ofEpochMicros(micros)), ThreadId.of(plain.substring(blank + 1)));
        } catch (IllegalArgumentException | InvalidInput e) {
            throw new InvalidInput("not a cursor of a list of threads", e);
        }
    }
}
