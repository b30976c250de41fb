package io.mneme.memory.working;

import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.internal.Instants;
import java.time.Instant;
import java.util.Optional;

/**
 * One state of a working memory and where it comes from. Immutable and thread-safe.
 *
 * @param version 1 for the first, one more for each change
 * @param content what it says
 * @param at when it was written, cut to microseconds
 * @param author who wrote it: an agent's name or a person's id, the rule of ids; empty if unknown
 * @param turn the turn in which it was written, the rule of ids; empty if in none
 */
public record WorkingMemoryVersion(
        long version, WorkingMemoryContent content, Instant at, Optional<String> author, Optional<String> turn) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if a value is null or breaks its rule */
    public WorkingMemoryVersion {
        Identifiers.required("content", content);
        at = Instants.micros("time of the change", at);
        Identifiers.required("author", author).ifPresent(value -> Identifiers.check("author", value));
        Identifiers.required("turn", turn).ifPresent(value -> Identifiers.check("turn", value));
    }
}
