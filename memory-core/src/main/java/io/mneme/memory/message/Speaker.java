package io.mneme.memory.message;

import io.mneme.memory.internal.Identifiers;
import java.util.Optional;

/**
 * The person who wrote a message in a thread with several people. Data of the message, not part of its text. The
 * application sets it from its verified login, never from what the client sent. Immutable and thread-safe.
 *
 * @param id stable id of the person; the rule of ids applies
 * @param name name to show, without control characters; empty if unknown
 * @param role functional role, as {@code reviewer}, without control characters; empty if none
 */
public record Speaker(String id, Optional<String> name, Optional<String> role) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if a value breaks its rule */
    public Speaker {
        Identifiers.check("speaker id", id);
        Identifiers.required("speaker name", name).ifPresent(value -> Identifiers.check("speaker name", value));
        Identifiers.required("speaker role", role).ifPresent(value -> Identifiers.check("speaker role", value));
    }

    /** A speaker known by id only. */
    public static Speaker of(String id) {
        return new Speaker(id, Optional.empty(), Optional.empty());
    }

    /** A speaker with a name and a functional role. */
    public static Speaker of(String id, String name, String role) {
        return new Speaker(id, Optional.of(name), Optional.of(role));
    }

    /** The name, or the id if the name is unknown. */
    public String displayName() {
        return name.orElse(id);
    }
}
