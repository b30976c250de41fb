package io.mneme.memory.message;

import java.time.Instant;

/**
 * A person who spoke in a thread. Immutable and thread-safe.
 *
 * @param speaker id, name and role as in the person's newest message
 * @param messages how many messages the person wrote
 * @param firstAt time of the first one
 * @param lastAt time of the newest one
 */
public record Participant(Speaker speaker, long messages, Instant firstAt, Instant lastAt) {

    static Participant of(Speaker speaker, Instant at) {
        return new Participant(speaker, 1, at, at);
    }

    Participant plus(Participant newer) {
        return new Participant(newer.speaker, messages + newer.messages, firstAt, newer.lastAt);
    }
}
