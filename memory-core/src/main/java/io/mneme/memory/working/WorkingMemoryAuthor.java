package io.mneme.memory.working;

import io.mneme.memory.internal.Identifiers;
import java.util.Optional;

/**
 * Who changes a working memory, and when in the conversation. Immutable and thread-safe.
 *
 * @param author an agent's name or a person's id, the rule of ids; empty if unknown
 * @param turn id of the turn, the rule of ids; empty if in none
 */
public record WorkingMemoryAuthor(Optional<String> author, Optional<String> turn) {

    /** Nobody known. */
    public static final WorkingMemoryAuthor UNKNOWN = new WorkingMemoryAuthor(Optional.empty(), Optional.empty());

    /** @throws io.mneme.memory.MemoryException.InvalidInput if a value is null or breaks its rule */
    public WorkingMemoryAuthor {
        Identifiers.required("author", author).ifPresent(value -> Identifiers.check("author", value));
        Identifiers.required("turn", turn).ifPresent(value -> Identifiers.check("turn", value));
    }

    /** A person or a program, outside of any turn. */
    public static WorkingMemoryAuthor of(String author) {
        return new WorkingMemoryAuthor(Optional.of(author), Optional.empty());
    }

    /** An agent in a turn. */
    public static WorkingMemoryAuthor of(String agent, String turn) {
        return new WorkingMemoryAuthor(Optional.of(agent), Optional.of(turn));
    }
}
