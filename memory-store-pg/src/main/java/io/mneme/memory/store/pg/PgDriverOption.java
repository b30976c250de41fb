package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Misconfigured;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.PGProperty;

/**
 * Checks values of the driver's connection properties before it sees them: it ignores some wrong ones, writes others
 * into its log, and calls some of them an outage. Messages hold no value but a path of a certificate.
 */
final class PgDriverOption {

    private static final Set<PGProperty> OF_THE_ADDRESS =
            Set.of(PGProperty.PG_HOST, PGProperty.PG_PORT, PGProperty.PG_DBNAME);

    private static final Set<PGProperty> CLASSES = Set.of(
            PGProperty.SOCKET_FACTORY,
            PGProperty.SSL_FACTORY,
            PGProperty.SSL_HOSTNAME_VERIFIER,
            PGProperty.SSL_PASSWORD_CALLBACK,
            PGProperty.AUTHENTICATION_PLUGIN_CLASS_NAME);

    private static final Set<PGProperty> SOCKET_BUFFERS =
            Set.of(PGProperty.RECEIVE_BUFFER_SIZE, PGProperty.SEND_BUFFER_SIZE);

    /** They never take what is to be written. */
    private static final Set<String> STANDBYS = Set.of("secondary", "slave");

    private static final List<PGProperty> CERTIFICATES = List.of(PGProperty.SSL_ROOT_CERT, PGProperty.SSL_CERT);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
    private static final Pattern SIZE = Pattern.compile("[0-9]+([kKmMgGtT]|p|pct|percent)?");

    private PgDriverOption() {}

    /** @throws Misconfigured if the driver cannot do with {@code value}; the message names the property and the rule */
    static void check(PGProperty property, String value) {
        if (property == PGProperty.LOG_SERVER_ERROR_DETAIL) {
            need("false".equals(value), property, "stay false: it would put stored text into exceptions and logs");
        } else if (OF_THE_ADDRESS.contains(property)) {
            need(false, property, "be left out: hosts, ports and database stand before the options of the URL");
        } else if (CLASSES.contains(property)) {
            need(isClass(value), property, "be the name of a class on the class path");
        } else if (property == PGProperty.TARGET_SERVER_TYPE && STANDBYS.contains(value.toLowerCase(Locale.ROOT))) {
            need(false, property, "be primary, the default: a standby cannot be written");
        } else if (property == PGProperty.MAX_RESULT_BUFFER) {
            need(SIZE.matcher(value).matches(), property, "be a size as 100M, or a part of the memory as 10p");
        } else {
            checkForm(property, value);
        }
    }

    /** By what the driver says of the property: its choices, and a default that is a number or a truth value. */
    private static void checkForm(PGProperty property, String value) {
        String ofDefault = property == PGProperty.SSL ? "false" : property.getDefaultValue();
        if (property == PGProperty.REQUIRE_AUTH) {
            Arrays.stream(value.split(",", -1)).forEach(part -> checkChoice(property, part.strip()));
        } else if (property.getChoices() != null) {
            checkChoice(property, value);
        } else if (isTruth(ofDefault)) {
            need(isTruth(value) || property == PGProperty.SSL && value.isEmpty(), property, "be true or false");
        } else if (ofDefault != null && NUMBER.matcher(ofDefault).matches()) {
            need(isNumber(value), property, "be a whole number");
            checkRange(property, Integer.parseInt(value));
        }
    }

    private static void checkRange(PGProperty property, int value) {
        if (property == PGProperty.DEFAULT_ROW_FETCH_SIZE) {
            need(value >= 0, property, "be 0 or more");
        } else if (SOCKET_BUFFERS.contains(property)) {
            need(value > 0 || value == -1, property, "be 1 or more, or -1 for the system's");
        }
    }

    private static void checkChoice(PGProperty property, String value) {
        need(
                Arrays.stream(property.getChoices()).anyMatch(value::equalsIgnoreCase),
                property,
                "be one of " + String.join(", ", property.getChoices()));
    }

    /**
     * Looks for the files that the server's properties name.
     *
     * @throws Misconfigured if one cannot be read; of a key's the message does not hold the path
     */
    static void checkFiles(PgServer server) {
        if (server.properties().containsKey(PGProperty.SSL_FACTORY.getName())) {
            return;
        }
        for (PGProperty property : CERTIFICATES) {
            String path = server.properties().getOrDefault(property.getName(), "");
            need(isFile(path), property, "name a file that can be read; this one cannot: " + path);
        }
        String key = server.properties().getOrDefault(PGProperty.SSL_KEY.getName(), "");
        need(isFile(key), PGProperty.SSL_KEY, "name a file that can be read");
    }

    private static boolean isFile(String path) {
        try {
            return path.isEmpty() || Files.isReadable(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isTruth(String value) {
        return "true".equalsIgnoreCase(value) || "false".equalsIgnoreCase(value);
    }

    private static boolean isNumber(String value) {
        try {
            Integer.parseInt(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isClass(String name) {
        return isClass(name, PGProperty.class.getClassLoader())
                || isClass(name, Thread.currentThread().getContextClassLoader());
    }

    private static boolean isClass(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static void need(boolean holds, PGProperty property, String rule) {
        if (!holds) {
            throw new Misconfigured("PostgreSQL option " + property.getName() + " must " + rule);
        }
    }
}
