package io.mneme.memory.agent;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.Optional;

/**
 * Where a turn happens: whose conversation, who speaks, and which turn it is. Immutable and thread-safe; one object may
 * serve many turns as long as it names no turn.
 *
 * @param thread the conversation and its owner
 * @param speaker the person who speaks, from the application's verified login; empty if the thread has one person only
 * @param turn id of the turn, which is also the id of the user's message: a second try with the same id answers once;
 *     the rule of ids, at most {@value #MAX_TURN_LENGTH} characters; empty for a random id for each turn
 * @param readOnly whether the turn reads everything and writes nothing: neither message nor answer nor anything made
 *     from them
 */
public record In(ThreadKey thread, Optional<Speaker> speaker, Optional<String> turn, boolean readOnly) {

    /** Longest turn id; the ids of the turn's other messages start with it. */
    public static final int MAX_TURN_LENGTH = 200;

    /** @throws InvalidInput if a value is null or the turn id breaks its rule */
    public In {
        if (thread == null || speaker == null || turn == null) {
            throw new InvalidInput("a turn needs a resource id and a thread id");
        }
        turn.ifPresent(In::checkTurn);
    }

    /**
     * A conversation, without speaker and turn id.
     *
     * @throws InvalidInput if an id breaks the rule of ids
     */
    public static In thread(String resource, String thread) {
        return thread(ThreadKey.of(resource, thread));
    }

    /**
     * A conversation, without speaker and turn id.
     *
     * @throws InvalidInput if {@code key} is null
     */
    public static In thread(ThreadKey key) {
        return new In(key, Optional.empty(), Optional.empty(), false);
    }

    /**
     * A conversation of the owner whom the application's login has verified, with the verified speaker.
     *
     * @throws InvalidInput if {@code context} is null or {@code thread} breaks the rule of ids
     */
    public static In request(RequestContext context, String thread) {
        if (context == null) {
            throw new InvalidInput("a turn needs a verified request context");
        }
        return thread(new ThreadKey(context.resource(), ThreadId.of(thread)))
                .as(context.speaker().orElse(null));
    }

    /** The same with a speaker, whom the application has verified; null for none. */
    public In as(Speaker verified) {
        return new In(thread, Optional.ofNullable(verified), turn, readOnly);
    }

    /**
     * The same with a turn id, so that the turn can be tried again.
     *
     * @throws InvalidInput if {@code turnId} is null or breaks its rule
     */
    public In turn(String turnId) {
        return new In(thread, speaker, Optional.of(checkTurn(turnId)), readOnly);
    }

    /** The same without writing anything; such a turn is never answered from an earlier try. */
    public In asReadOnly() {
        return new In(thread, speaker, turn, true);
    }

    private static String checkTurn(String turnId) {
        Identifiers.check("turn id", turnId);
        if (turnId.length() > MAX_TURN_LENGTH) {
            throw new InvalidInput("turn id has " + turnId.length() + " characters; at most " + MAX_TURN_LENGTH);
        }
        return turnId;
    }
}
