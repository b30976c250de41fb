package io.mneme.memory.thread;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.internal.Instants;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An order to copy a thread. The copy has the source's metadata plus {@link #ORIGIN}, keeps the messages' ids and
 * times, and numbers them from 1. Immutable and thread-safe.
 *
 * @param source the thread to copy
 * @param target the thread to create, of the same owner
 * @param selection which messages
 * @param title the copy's title; empty for "Copy of ..." or none if the source has none
 * @param at the time of the clone
 */
public record CloneThread(
        ThreadKey source, ThreadKey target, CloneSelection selection, Optional<String> title, Instant at) {

    /** Metadata key of a copy: an object with {@code thread} (the source's id), {@code at} and {@code lastSequence}. */
    public static final String ORIGIN = "clonedFrom";

    private static final String PREFIX = "Copy of ";

    /** @throws InvalidInput if the owners differ, source and target are the same, or the title breaks its rule */
    public CloneThread {
        Identifiers.required("source thread", source);
        Identifiers.required("target thread", target);
        Identifiers.required("selection", selection);
        if (!source.resource().equals(target.resource())) {
            throw new InvalidInput("a clone stays with its owner; use the admin door's transfer afterwards");
        }
        if (source.equals(target)) {
            throw new InvalidInput("a clone needs a thread id of its own");
        }
        Identifiers.required("title", title).ifPresent(Titles::check);
        at = Instants.micros("clone time", at);
    }

    /** The thread to create, given the source as the store reads it. */
    public NewThread newThread(MemoryThread original) {
        Map<String, Object> metadata = new LinkedHashMap<>(original.metadata());
        metadata.put(
                ORIGIN,
                Map.of(
                        "thread", source.thread().value(),
                        "at", at.toString(),
                        "lastSequence", original.lastSequence()));
        return new NewThread(target, title.or(() -> original.title().map(CloneThread::copyOf)), metadata, at);
    }

    private static String copyOf(String title) {
        String full = PREFIX + title;
        int end = Math.min(full.length(), Titles.MAX_LENGTH);
        boolean splitsPair = end < full.length() && Character.isHighSurrogate(full.charAt(end - 1));
        return full.substring(0, splitsPair ? end - 1 : end);
    }
}
