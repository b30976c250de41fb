package io.mneme.memory.it.faults;

import java.time.Duration;
import java.util.Locale;

/**
 * A store under test; where there is a network, with short deadlines, so that a run of a minute meets them. Immutable.
 */
enum Product {
    /** Waits for its turn in this process, then for other processes; this is its default. */
    SQLITE("?busyTimeout=PT10S", Duration.ofSeconds(20)),

    /** Waits for a connection, then uses it; one second after its statement was cancelled the connection is cut. */
    POSTGRESQL("?poolSize=8&connectionTimeout=PT2S&statementTimeout=PT3S", Duration.ofSeconds(6)),

    /** The driver's deadline of one call. */
    MONGODB("?timeoutMS=3000", Duration.ofSeconds(3));

    private final String options;
    private final Duration deadline;

    Product(String options, Duration deadline) {
        this.options = options;
        this.deadline = deadline;
    }

    /** The store's URL; {@code place} is {@code host:port}, several of them with commas, or a file. */
    String url(String place) {
        return switch (this) {
            case SQLITE -> "sqlite:" + place + options;
            case POSTGRESQL -> "postgresql://mneme:mneme@" + place + "/mneme" + options;
            case MONGODB -> "mongodb://" + place + "/mneme" + options;
        };
    }

    /** The longest time of one call that {@link #url} allows. */
    Duration deadline() {
        return deadline;
    }

    /** As in commands and tables. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
