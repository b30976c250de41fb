package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Misconfigured;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.postgresql.PGProperty;

/** One of Mneme's own options in a URL; all others must be the driver's. */
record PgUrlOption(BiConsumer<PgStoreOptionsBuilder, String> setter) {

    private static final Map<String, PgUrlOption> OWN = Map.of(
            "schema", option(PgStoreOptionsBuilder::schema, value -> value),
            "tablePrefix", option(PgStoreOptionsBuilder::tablePrefix, value -> value),
            "poolSize", option(PgStoreOptionsBuilder::poolSize, number("poolSize")),
            "connectionTimeout", option(PgStoreOptionsBuilder::connectionTimeout, duration("connectionTimeout")),
            "statementTimeout", option(PgStoreOptionsBuilder::statementTimeout, duration("statementTimeout")),
            "rowLevelSecurity", option(PgStoreOptionsBuilder::rowLevelSecurity, onOrOff("rowLevelSecurity")),
            "role", option(PgStoreOptionsBuilder::role, value -> value),
            "partitions", option(PgStoreOptionsBuilder::partitions, number("partitions")),
            "recallCache", option(PgStoreOptionsBuilder::recallCache, bytes("recallCache")));

    /** Mneme's option of that name. */
    static Optional<PgUrlOption> find(String name) {
        return Optional.ofNullable(OWN.get(name));
    }

    void set(PgStoreOptionsBuilder builder, String value) {
        setter.accept(builder, value);
    }

    /** Returns {@code name} if it is a property of the driver that may be set to {@code value}. */
    static String property(String name, String value) {
        PGProperty property = PGProperty.forName(name);
        if (property == null) {
            String shown = PgUrl.shown(name);
            throw new Misconfigured("unknown PostgreSQL option" + shown
                    + (shown.isEmpty() ? "." : "; did you mean \"" + nearest(name) + "\"?") + " Known are "
                    + new TreeSet<>(OWN.keySet()) + " and the driver's connection properties");
        }
        PgDriverOption.check(property, value);
        return name;
    }

    private static String nearest(String name) {
        TreeSet<String> known = new TreeSet<>(OWN.keySet());
        Arrays.stream(PGProperty.values()).map(PGProperty::getName).forEach(known::add);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(normal(candidate), normal(name))))
                .orElseThrow();
    }

    private static String normal(String name) {
        return name.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    }

    /** Levenshtein's. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }

    private static <T> PgUrlOption option(BiConsumer<PgStoreOptionsBuilder, T> setter, Function<String, T> reader) {
        return new PgUrlOption((builder, text) -> setter.accept(builder, reader.apply(text)));
    }

    private static Function<String, Integer> number(String option) {
        return text -> whole(option, text, Integer::valueOf);
    }

    private static Function<String, Long> bytes(String option) {
        return text -> whole(option, text, Long::valueOf);
    }

    private static <T> T whole(String option, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (NumberFormatException e) {
            throw new Misconfigured("PostgreSQL option " + option + " must be a whole number");
        }
    }

    private static Function<String, Duration> duration(String option) {
        return text -> {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new Misconfigured("PostgreSQL option " + option + " must be an ISO 8601 duration, as PT5S");
            }
        };
    }

    private static Function<String, Boolean> onOrOff(String option) {
        return text -> {
            if (List.of("on", "off").contains(text)) {
                return text.equals("on");
            }
            throw new Misconfigured("PostgreSQL option " + option + " must be on or off");
        };
    }
}
