package io.mneme.memory.store.pg;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How to reach a database. Immutable and thread-safe; the text form has no password and no values of properties.
 *
 * @param address hosts and database as the driver reads them, as {@code jdbc:postgresql://host1,host2/database}
 * @param user the user; empty for the driver's default
 * @param password the password; empty for none, or one from a password file
 * @param properties connection properties of the driver
 */
public record PgServer(
        String address, Optional<String> user, Optional<String> password, Map<String, String> properties) {

    /**
     * Copies {@code properties}.
     *
     * @throws io.mneme.memory.MemoryException.Misconfigured if {@code address} is something else; the message holds
     *     nothing of it
     */
    public PgServer {
        PgAddress.check(address);
        properties = Map.copyOf(properties);
    }

    @Override
    public String toString() {
        return address + " as " + user.orElse("the default user")
                + (properties.isEmpty() ? "" : " with " + new TreeMap<>(properties).keySet());
    }
}
