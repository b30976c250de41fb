package io.mneme.memory.server.cli.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people: UTC, to the second. Thread-safe. */
public final class Times {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** As {@code 2026-08-01 10:00:12Z}. */
    public static String utc(Instant instant) {
        return FORMAT.format(instant);
    }
}
