package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Misconfigured;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Which database, and how. Immutable and thread-safe.
 *
 * @param url a MongoDB connection string, {@code mongodb://} or {@code mongodb+srv://}, with MongoDB's options only.
 *     The database is its path, up to 63 bytes without blanks and {@code / \ . " $}, or {@value #DEFAULT_DATABASE} if
 *     it has none. In user and password, {@code : / ? # [ ] @ %} must be percent-encoded; an {@code @} behind the hosts
 *     is refused. Reads and writes always are of the primary, of a majority, and journaled: an option that says
 *     otherwise is refused, as is one that is given twice or whose value the driver would ignore, and a compressor
 *     whose library is not on the class path
 * @param collectionPrefix what the collections' names start with, so that several stores can share a database: up to 40
 *     letters, digits and underscores; default empty. In a URL: {@code collectionPrefix}
 * @param timeout the longest time of one call; to copy, move or delete a long thread takes several steps, each of which
 *     has it. 1 ms to 1 h; default 10 s. In a URL: {@code timeoutMS}
 * @param recallCache how many bytes of memory recall may use to keep what it read of the owners that were searched
 *     last; about 700 for a message. An owner with more is read anew for each search; 0 to {@link #MAX_RECALL_CACHE},
 *     default {@link #DEFAULT_RECALL_CACHE}. In a URL: {@code recallCache}
 */
public record MongoStoreOptions(String url, String collectionPrefix, Duration timeout, long recallCache) {

    /** The database if the URL names none. */
    public static final String DEFAULT_DATABASE = "mneme";

    /** Default of {@link #timeout}. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** Default of {@link #recallCache}: 128 MiB. */
    public static final long DEFAULT_RECALL_CACHE = 128L << 20;

    /** Upper bound of {@link #recallCache}: 1 TiB. */
    public static final long MAX_RECALL_CACHE = 1L << 40;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_]{0,40}");

    /** @throws Misconfigured if a value breaks its rule */
    public MongoStoreOptions {
        if (!PREFIX.matcher(collectionPrefix).matches()) {
            throw new Misconfigured("collectionPrefix must be up to 40 letters, digits and underscores; default empty");
        }
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new Misconfigured("timeout must be 1 ms to 1 h, not " + timeout + "; default " + DEFAULT_TIMEOUT);
        }
        if (recallCache < 0 || recallCache > MAX_RECALL_CACHE) {
            throw new Misconfigured("recallCache must be 0 to " + MAX_RECALL_CACHE + " bytes, not " + recallCache
                    + "; default " + DEFAULT_RECALL_CACHE);
        }
    }

    /**
     * The options in a URL; the default for what it does not say.
     *
     * @throws Misconfigured if an option is unknown, is given twice, or has a value out of its bounds, or if user or
     *     password hold what must be percent-encoded; the message names the option and its bounds, and never a value
     */
    public static MongoStoreOptions of(String url) {
        UrlOptions options = UrlOptions.of(url);
        return new MongoStoreOptions(
                options.driverUrl(),
                options.collectionPrefix().orElse(""),
                options.timeoutMillis().map(MongoStoreOptions::millis).orElse(DEFAULT_TIMEOUT),
                options.recallCache().map(MongoStoreOptions::bytes).orElse(DEFAULT_RECALL_CACHE));
    }

    /** The same with another prefix. */
    public MongoStoreOptions collectionPrefix(String value) {
        return new MongoStoreOptions(url, value, timeout, recallCache);
    }

    /** The same with another timeout. */
    public MongoStoreOptions timeout(Duration value) {
        return new MongoStoreOptions(url, collectionPrefix, value, recallCache);
    }

    /** The same with another size of recall's cache, in bytes. */
    public MongoStoreOptions recallCache(long bytes) {
        return new MongoStoreOptions(url, collectionPrefix, timeout, bytes);
    }

    private static Duration millis(String text) {
        try {
            return Duration.ofMillis(Long.parseLong(text));
        } catch (NumberFormatException e) {
            // No message, and no cause of one, repeats a part of a URL that may be a password's rest.
            throw new Misconfigured("timeoutMS must be a number of milliseconds, 1 to " + LONGEST.toMillis());
        }
    }

    private static long bytes(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Misconfigured("recallCache must be a number of bytes, 0 to " + MAX_RECALL_CACHE);
        }
    }

    /** Without the URL, which may hold a password. */
    @Override
    public String toString() {
        return "MongoStoreOptions[collectionPrefix=" + collectionPrefix + ", timeout=" + timeout + ", recallCache="
                + recallCache + "]";
    }
}
