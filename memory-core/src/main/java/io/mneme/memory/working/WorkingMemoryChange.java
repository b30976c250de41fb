package io.mneme.memory.working;

import java.util.Optional;

/**
 * One difference between two states of a working memory. Immutable and thread-safe.
 *
 * @param place of a document the path as a JSON Pointer (RFC 6901); of Markdown {@code line N}, in the old text for a
 *     line that went, else in the new one
 * @param before what was there, any document value, null included; empty if nothing was
 * @param after what is there now; empty if nothing is
 */
public record WorkingMemoryChange(String place, Optional<Value> before, Optional<Value> after) {

    /**
     * A value, which may be null.
     *
     * @param value any document value
     */
    public record Value(Object value) {}

    static WorkingMemoryChange removed(String place, Object before) {
        return new WorkingMemoryChange(place, Optional.of(new Value(before)), Optional.empty());
    }

    static WorkingMemoryChange added(String place, Object after) {
        return new WorkingMemoryChange(place, Optional.empty(), Optional.of(new Value(after)));
    }

    static WorkingMemoryChange replaced(String place, Object before, Object after) {
        return new WorkingMemoryChange(place, Optional.of(new Value(before)), Optional.of(new Value(after)));
    }
}
