package io.mneme.memory.internal;

import io.mneme.memory.MemoryException.InvalidInput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as every store keeps them: UTC, microseconds, years 1 to 9999. Internal to Mneme's modules. Thread-safe. */
public final class Instants {

    private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final long MICROS = 1_000_000L;

    private Instants() {}

    /**
     * Returns {@code instant} cut to microseconds.
     *
     * @throws InvalidInput if it is null or outside the years 1 to 9999
     */
    public static Instant micros(String kind, Instant instant) {
        if (instant == null) {
            throw new InvalidInput(kind + " must not be null");
        }
        Instant cut = instant.truncatedTo(ChronoUnit.MICROS);
        if (cut.isBefore(MIN) || cut.isAfter(MAX)) {
            throw new InvalidInput(kind + " must lie in the years 1 to 9999");
        }
        return cut;
    }

    /** Microseconds since 1970-01-01T00:00:00Z; negative before. */
    public static long toEpochMicros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
    }

    /** The inverse of {@link #toEpochMicros}. */
    public static Instant ofEpochMicros(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    /** The later of the two. */
    public static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
