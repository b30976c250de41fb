package io.mneme.memory.store.mongo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which values an option may have. Immutable and thread-safe.
 *
 * @param name as MongoDB writes it
 * @param allowed whether a value may stand
 * @param words what it must be, after "must be"
 */
record OptionRule(String name, Predicate<String> allowed, String words) {

    /** A whole number from {@code least} on, as far as the driver counts. */
    static OptionRule number(String name, int least) {
        return number(name, least, Integer.MAX_VALUE);
    }

    static OptionRule number(String name, int least, int most) {
        return new OptionRule(
                name, value -> isNumber(value, least, most), "a whole number, %d to %d".formatted(least, most));
    }

    private static boolean isNumber(String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            return least <= number && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static OptionRule flag(String name) {
        return oneOf(name, List.of("true", "false"));
    }

    static OptionRule oneOf(String name, List<String> values) {
        return new OptionRule(name, values::contains, String.join(" or ", values));
    }

    /** One or several, with commas between. */
    static OptionRule someOf(String name, List<String> values) {
        return new OptionRule(
                name,
                value -> values.containsAll(Arrays.asList(value.split(",", -1))),
                "one or several of " + String.join(",", values));
    }

    /** Text of up to {@code most} bytes in UTF-8. */
    static OptionRule text(String name, int most) {
        return new OptionRule(
                name,
                value -> value.getBytes(StandardCharsets.UTF_8).length <= most,
                "text of up to " + most + " bytes in UTF-8");
    }
}
