package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Misconfigured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to open a SQLite store. Immutable and thread-safe.
 *
 * @param file the database's file, made if it does not exist; empty for a database in memory, gone at close
 * @param durability what a write survives; default {@link Durability#NORMAL}; without meaning in memory
 * @param busyTimeout how long a call waits for its turn in this process, and again for other processes' writes, before
 *     it fails with {@code Unavailable}; 1 millisecond to 1 hour, default {@link #DEFAULT_BUSY_TIMEOUT}
 * @param readers most reads at once, 1 to {@link #MAX_READERS}, each on a connection of its own, opened when needed;
 *     default {@link #DEFAULT_READERS}; without meaning in memory, where one connection does everything
 */
public record SqliteOptions(Optional<Path> file, Durability durability, Duration busyTimeout, int readers) {

    /** Default of {@link #busyTimeout}. */
    public static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(10);

    /** Default of {@link #readers}. */
    public static final int DEFAULT_READERS = 4;

    /** Upper bound of {@link #readers}. */
    public static final int MAX_READERS = 64;

    static final String SCHEME = "sqlite";

    private static final Duration MIN_BUSY_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MAX_BUSY_TIMEOUT = Duration.ofHours(1);

    /** @throws Misconfigured if a value is out of its range, or the path holds a question mark */
    public SqliteOptions {
        if (busyTimeout.compareTo(MIN_BUSY_TIMEOUT) < 0 || busyTimeout.compareTo(MAX_BUSY_TIMEOUT) > 0) {
            throw new Misconfigured(
                    "busyTimeout must be PT0.001S to PT1H, not " + busyTimeout + "; default " + DEFAULT_BUSY_TIMEOUT);
        }
        if (readers < 1 || readers > MAX_READERS) {
            throw new Misconfigured(
                    "readers must be 1 to " + MAX_READERS + ", not " + readers + "; default " + DEFAULT_READERS);
        }
        file = file.map(path -> path.toAbsolutePath().normalize());
        // The driver would read the rest of the path as options.
        if (file.isPresent() && file.get().toString().indexOf('?') >= 0) {
            throw new Misconfigured("the path of a SQLite file must not hold a question mark: " + file.get());
        }
    }

    /** A file with default options. */
    public static SqliteOptions file(Path file) {
        return new SqliteOptions(Optional.of(file), Durability.NORMAL, DEFAULT_BUSY_TIMEOUT, DEFAULT_READERS);
    }

    /** A new, empty database in memory. */
    public static SqliteOptions inMemory() {
        return new SqliteOptions(Optional.empty(), Durability.NORMAL, DEFAULT_BUSY_TIMEOUT, DEFAULT_READERS);
    }

    /**
     * Reads {@code sqlite:PATH} or {@code sqlite::memory:}, then, if there are any, {@code ?} and options separated by
     * {@code &}: {@code durability=normal|full}, {@code busyTimeout=} an ISO 8601 duration as {@code PT10S},
     * {@code readers=} a number. The path is taken as it is, spaces and all; nothing in it is decoded.
     *
     * @throws Misconfigured if the URL has another form, or an option or its value is unknown
     */
    public static SqliteOptions parse(String url) {
        return SqliteUrl.parse(url);
    }

    /** The same with another durability. */
    public SqliteOptions durability(Durability value) {
        return new SqliteOptions(file, value, busyTimeout, readers);
    }

    /** The same with another waiting time. */
    public SqliteOptions busyTimeout(Duration value) {
        return new SqliteOptions(file, durability, value, readers);
    }

    /** The same with another number of readers. */
    public SqliteOptions readers(int value) {
        return new SqliteOptions(file, durability, busyTimeout, value);
    }
}
