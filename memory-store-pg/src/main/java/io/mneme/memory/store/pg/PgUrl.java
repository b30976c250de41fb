package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Misconfigured;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code postgresql://} URLs. Messages never hold a part of the URL but plain names of options, and those only
 * when no reserved character of a password can be meant: it may contain a password.
 */
final class PgUrl {

    static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

    private static final String FORM = "postgresql://user:password@host:port/database?option=value";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private PgUrl() {}

    static PgStoreOptionsBuilder parse(String url) {
        URI uri = uri(url);
        // First what may be a torn password: no option is named before the rest is known to be none.
        PgServer server = server(uri);
        Map<String, String> options = options(uri.getRawQuery());
        PgStoreOptionsBuilder builder = new PgStoreOptionsBuilder(withProperties(server, options));
        options.forEach((name, value) -> PgUrlOption.find(name).ifPresent(option -> option.set(builder, value)));
        return builder;
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            boolean known = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && !uri.isOpaque();
            if (known) {
                refuseUnclear(uri);
                return uri;
            }
        } catch (URISyntaxException e) {
            throw malformed("cannot be read at position " + e.getIndex());
        }
        throw malformed("is something else");
    }

    /** What follows a reserved character of a password would pass for a path, an option or a fragment. */
    private static void refuseUnclear(URI uri) {
        String path = text(uri.getRawPath());
        if (uri.getRawFragment() != null) {
            throw malformed("has a #");
        } else if (path.contains("@") || text(uri.getRawQuery()).contains("@")) {
            throw malformed("has an @ behind the hosts");
        } else if (path.indexOf('/', 1) > 0) {
            throw malformed("has a / in the database");
        }
    }

    private static String text(String part) {
        return part == null ? "" : part;
    }

    private static PgServer server(URI uri) {
        String authority = text(uri.getRawAuthority());
        int at = authority.lastIndexOf('@');
        String[] login = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        // The driver would read a plus sign as a blank.
        String database = text(uri.getRawPath()).replaceFirst("^/", "").replace("+", "%2B");
        return new PgServer(
                PgAddress.of(authority.substring(at + 1), database),
                login.length > 0 && !login[0].isEmpty() ? Optional.of(decoded(login[0])) : Optional.empty(),
                login.length > 1 ? Optional.of(decoded(login[1])) : Optional.empty(),
                Map.of());
    }

    private static PgServer withProperties(PgServer server, Map<String, String> options) {
        Map<String, String> properties = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            if (PgUrlOption.find(name).isEmpty()) {
                properties.put(PgUrlOption.property(name, value), value);
            }
        });
        Optional<String> user = Optional.ofNullable(properties.remove("user"));
        Optional<String> password = Optional.ofNullable(properties.remove("password"));
        return new PgServer(
                server.address(),
                server.user().or(() -> user),
                server.password().or(() -> password),
                properties);
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (equals < 1) {
                throw malformed("has an option without a value");
            }
            if (options.put(name, decoded(pair.substring(equals + 1))) != null) {
                throw malformed("gives the option" + shown(name) + " twice");
            }
        }
        return options;
    }

    /** The name of an option, if it looks like one. */
    static String shown(String name) {
        return PLAIN.matcher(name).matches() ? " \"" + name + "\"" : "";
    }

    /** Percent-decoding only: a plus sign is a plus sign. */
    private static String decoded(String text) {
        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        // The protocol's values end with it.
        if (decoded.indexOf('\0') >= 0) {
            throw malformed("has a zero character");
        }
        return decoded;
    }

    static Misconfigured malformed(String what) {
        return new Misconfigured("a PostgreSQL URL has the form " + FORM + ", in which / ? # @ : & % and other reserved"
                + " characters of user, password, database and values are percent-encoded (a / is %2F, an @ is %40);"
                + " this one " + what);
    }
}
