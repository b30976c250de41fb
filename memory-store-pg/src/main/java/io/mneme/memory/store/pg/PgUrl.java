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
import org.postgresql.Driver;

/** Reads {@code postgresql://} URLs. Messages never hold the URL: it may contain a password. */
final class PgUrl {

    static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

    private static final String FORM = "postgresql://user:password@host:port/database?option=value";

    private PgUrl() {}

    static PgStoreOptionsBuilder parse(String url) {
        URI uri = uri(url);
        Map<String, String> options = options(uri.getRawQuery());
        PgStoreOptionsBuilder builder = new PgStoreOptionsBuilder(server(uri, options));
        options.forEach((name, value) -> PgUrlOption.find(name).ifPresent(option -> option.set(builder, value)));
        return builder;
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            boolean known = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && !uri.isOpaque()
                    && uri.getRawFragment() == null;
            if (known) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw malformed("cannot be read at position " + e.getIndex());
        }
        throw malformed("is something else");
    }

    private static PgServer server(URI uri, Map<String, String> options) {
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        int at = authority.lastIndexOf('@');
        String[] login = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        // The driver would read a plus sign as a blank.
        String path = Optional.ofNullable(uri.getRawPath()).orElse("").replace("+", "%2B");
        String address = "jdbc:postgresql://" + authority.substring(at + 1) + (path.isEmpty() ? "/" : path);
        if (Driver.parseURL(address, null) == null) {
            throw malformed("has hosts or a database that the driver cannot read");
        }
        Map<String, String> properties = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            if (PgUrlOption.find(name).isEmpty()) {
                properties.put(PgUrlOption.property(name, value), value);
            }
        });
        Optional<String> user = Optional.ofNullable(properties.remove("user"));
        Optional<String> password = Optional.ofNullable(properties.remove("password"));
        return new PgServer(
                address,
                login.length > 0 && !login[0].isEmpty() ? Optional.of(decoded(login[0])) : user,
                login.length > 1 ? Optional.of(decoded(login[1])) : password,
                properties);
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (equals < 1) {
                throw malformed("has an option without a value: " + name);
            }
            if (options.put(name, decoded(pair.substring(equals + 1))) != null) {
                throw malformed("gives an option twice: " + name);
            }
        }
        return options;
    }

    /** Percent-decoding only: a plus sign is a plus sign. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Misconfigured malformed(String what) {
        return new Misconfigured("a PostgreSQL URL has the form " + FORM + " (reserved characters percent-encoded);"
                + " this one " + what);
    }
}
