package io.mneme.memory.store.pg;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postgresql.PGProperty;

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
     * @throws io.mneme.memory.MemoryException.Misconfigured if {@code address} is something else, or a property or its
     *     value is none of the driver's; the message holds nothing of the address and of a value
     */
    public PgServer {
        PgAddress.check(address);
        properties.forEach(PgUrlOption::property);
        properties = Map.copyOf(properties);
    }

    /** Which options of the driver there are, for a message. */
    String given() {
        return properties.isEmpty() ? "" : "; options of the driver: " + new TreeMap<>(properties).keySet();
    }

    /** Whether nothing but encryption by GSSAPI will do. */
    boolean requiresGss() {
        return "require".equalsIgnoreCase(properties.get(PGProperty.GSS_ENC_MODE.getName()));
    }

    @Override
    public String toString() {
        return address + " as " + user.orElse("the default user")
                + (properties.isEmpty() ? "" : " with " + new TreeMap<>(properties).keySet());
    }
}
