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
 * @param recallCache how many bytes of memory recall may use to keep what it read of the owners that were searched
 *     last; about 700 for a message. An owner with more is read anew for each search; 0 to {@link #MAX_RECALL_CACHE},
 *     default {@link #DEFAULT_RECALL_CACHE}
 */
public record SqliteOptions(
        Optional<Path> file, Durability durability, Duration busyTimeout, int readers, long recallCache) {

    /** Default of {@link #busyTimeout}. */
    public static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(10);

    /** Default of {@link #readers}. */
    public static final int DEFAULT_READERS = 4;

    /** Upper bound of {@link #readers}. */
    public static final int MAX_READERS = 64;

    /** Default of {@link #recallCache}: 128 MiB. */
    public static final long DEFAULT_RECALL_CACHE = 128L << 20;

    /** Upper bound of {@link #recallCache}: 1 TiB. */
    public static final long MAX_RECALL_CACHE = 1L << 40;

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
        if (recallCache < 0 || recallCache > MAX_RECALL_CACHE) {
            throw new Misconfigured("recallCache must be 0 to " + MAX_RECALL_CACHE + " bytes, not " + recallCache
                    + "; default " + DEFAULT_RECALL_CACHE);
        }
        file = file.map(path -> path.toAbsolutePath().normalize());
        // The driver would read the rest of the path as options.
        if (file.isPresent() && file.get().toString().indexOf('?') >= 0) {
            throw new Misconfigured("the path of a SQLite file must not hold a question mark: " + file.get());
        }
    }

    /** A file with default options. */
    public static SqliteOptions file(Path file) {
        return defaults(Optional.of(file));
    }

    /** A new, empty database in memory. */
    public static SqliteOptions inMemory() {
        return defaults(Optional.empty());
    }

    private static SqliteOptions defaults(Optional<Path> file) {
        return new SqliteOptions(file, Durability.NORMAL, DEFAULT_BUSY_TIMEOUT, DEFAULT_READERS, DEFAULT_RECALL_CACHE);
    }

    /**
     * Reads {@code sqlite:PATH} or {@code sqlite::memory:}, then, if there are any, {@code ?} and options separated by
     * {@code &}: {@code durability=normal|full}, {@code busyTimeout=} an ISO 8601 duration as {@code PT10S},
     * {@code readers=} a number, {@code recallCache=} a number of bytes. The path is taken as it is, spaces and all;
     * nothing in it is decoded.
     *
     * @throws Misconfigured if the URL has another form, or an option or its value is unknown
     */
    public static SqliteOptions parse(String url) {
        return SqliteUrl.parse(url);
    }

    /** The same with another durability. */
    public SqliteOptions durability(Durability value) {
        return new SqliteOptions(file, value, busyTimeout, readers, recallCache);
    }

    /** The same with another waiting time. */
    public SqliteOptions busyTimeout(Duration value) {
        return new SqliteOptions(file, durability, value, readers, recallCache);
    }

    /** The same with another number of readers. */
    public SqliteOptions readers(int value) {
        return new SqliteOptions(file, durability, busyTimeout, value, recallCache);
    }

    /** The same with another number of bytes for recall. */
    public SqliteOptions recallCache(long bytes) {
        return new SqliteOptions(file, durability, busyTimeout, readers, bytes);
    }
}
