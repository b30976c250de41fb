package io.mneme.memory.port.observation;

import io.mneme.memory.internal.Identifiers;

/**
 * A verified person or service that acts across owners, and why. Immutable and thread-safe.
 *
 * @param id who, from the verified login
 * @param reason why, as a ticket number; required, 1 to 255 characters
 */
public record Principal(String id, String reason) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if one is missing or breaks the rule of ids */
    public Principal {
        Identifiers.check("principal id", id);
        Identifiers.check("reason", reason);
    }
}
