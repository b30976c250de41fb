package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Misconfigured;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Reads the text form of {@link SqliteOptions}. */
final class SqliteUrl {

    private static final String MEMORY = ":memory:";
    private static final String KNOWN = "durability, busyTimeout, readers, recallCache";

    private SqliteUrl() {}

    static SqliteOptions parse(String url) {
        String scheme = SqliteOptions.SCHEME + ":";
        if (url == null || !url.regionMatches(true, 0, scheme, 0, scheme.length())) {
            throw new Misconfigured("a SQLite store's URL is sqlite:PATH or sqlite::memory:, as sqlite:./mneme.db");
        }
        String rest = url.substring(scheme.length());
        int mark = rest.indexOf('?');
        SqliteOptions options = place(mark < 0 ? rest : rest.substring(0, mark));
        return mark < 0 ? options : withAll(options, rest.substring(mark + 1));
    }

    private static SqliteOptions place(String place) {
        if (place.equals(MEMORY)) {
            return SqliteOptions.inMemory();
        }
        if (place.isBlank()) {
            throw new Misconfigured("the URL of a SQLite store lacks the path, as in sqlite:./mneme.db");
        }
        try {
            return SqliteOptions.file(Path.of(place));
        } catch (InvalidPathException e) {
            throw new Misconfigured(
                    "this system cannot have a file of that name: " + place
                            + " (for names beyond ASCII, start Java with a UTF-8 locale, as LC_ALL=C.UTF-8)",
                    e);
        }
    }

    private static SqliteOptions withAll(SqliteOptions options, String query) {
        SqliteOptions result = options;
        Set<String> seen = new HashSet<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!seen.add(name)) {
                throw new Misconfigured("option \"" + name + "\" is given twice");
            }
            result = with(result, name, equals < 0 ? "" : pair.substring(equals + 1));
        }
        return result;
    }

    private static SqliteOptions with(SqliteOptions options, String name, String value) {
        return switch (name) {
            case "durability" -> options.durability(durability(value));
            case "busyTimeout" -> options.busyTimeout(duration(value));
            case "readers" -> options.readers((int) number(name, value, Integer.MAX_VALUE));
            case "recallCache" -> options.recallCache(number(name, value, Long.MAX_VALUE));
            default ->
                throw new Misconfigured("unknown option \"" + name + "\" of a SQLite store; known options: " + KNOWN);
        };
    }

    private static Durability durability(String value) {
        for (Durability one : Durability.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(value)) {
                return one;
            }
        }
        throw new Misconfigured("durability must be normal or full, not \"" + value + "\"");
    }

    private static Duration duration(String value) {
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new Misconfigured("busyTimeout must be an ISO 8601 duration, as PT10S, not \"" + value + "\"", e);
        }
    }

    private static long number(String name, String value, long most) {
        try {
            return Math.max(-1, Math.min(Long.parseLong(value), most));
        } catch (NumberFormatException e) {
            throw new Misconfigured(name + " must be a number, not \"" + value + "\"", e);
        }
    }
}
