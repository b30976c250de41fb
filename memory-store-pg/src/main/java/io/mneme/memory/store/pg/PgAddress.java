package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Misconfigured;
import java.util.regex.Pattern;

/**
 * Hosts and database of a URL. They are checked here, since the driver writes an address that it cannot read into its
 * log, and what is wrong about it may be a part of a password. Messages never hold any part of it.
 */
final class PgAddress {

    private static final String PREFIX = "jdbc:postgresql://";
    private static final int MOST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>[0-9]{1,5}))?");
    private static final Pattern DATABASE =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*,;:=-]|[^\\x00-\\x7f]|%[0-9A-Fa-f]{2})*");

    private PgAddress() {}

    /**
     * What the driver reads.
     *
     * @param hosts each a name, an IPv4 address or an IPv6 address in brackets, with or without a port; separated by
     *     commas; empty for the local host
     * @param database percent-encoded; empty for the user's name
     * @throws Misconfigured if one of them is something else
     */
    static String of(String hosts, String database) {
        for (String host : hosts.isEmpty() ? new String[0] : hosts.split(",", -1)) {
            checkHost(host);
        }
        if (!DATABASE.matcher(database).matches() || database.contains("%00")) {
            throw PgUrl.malformed("has a database that cannot be read");
        }
        return PREFIX + hosts + "/" + database;
    }

    /** @throws Misconfigured if {@code address} is none that {@link #of} could have made */
    static void check(String address) {
        int slash = address.startsWith(PREFIX) ? address.indexOf('/', PREFIX.length()) : -1;
        if (slash < 0) {
            throw new Misconfigured("the address of a PostgreSQL server must be " + PREFIX + "host:port/database");
        }
        of(address.substring(PREFIX.length(), slash), address.substring(slash + 1));
    }

    private static void checkHost(String host) {
        var parts = HOST.matcher(host);
        if (!parts.matches()) {
            throw PgUrl.malformed("has a host or port that cannot be read");
        }
        String port = parts.group("port");
        if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > MOST_PORT)) {
            throw PgUrl.malformed("has a port that is not 1 to " + MOST_PORT);
        }
    }
}
