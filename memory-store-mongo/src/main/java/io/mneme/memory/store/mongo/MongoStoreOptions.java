package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Misconfigured;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Which database, and how. Immutable and thread-safe.
 *
 * @param url a MongoDB connection string, {@code mongodb://} or {@code mongodb+srv://}, with MongoDB's options only.
 *     The database is its path, or {@value #DEFAULT_DATABASE}. Reads and writes always are of the primary, of a
 *     majority, and journaled: an option that says otherwise is refused
 * @param collectionPrefix what the collections' names start with, so that several stores can share a database: up to 40
 *     letters, digits and underscores; default empty. In a URL: {@code collectionPrefix}
 * @param timeout the longest time of one call; to copy, move or delete a long thread takes several steps, each of which
 *     has it. 1 ms to 1 h; default 10 s. In a URL: {@code timeoutMS}
 */
public record MongoStoreOptions(String url, String collectionPrefix, Duration timeout) {

    /** The database if the URL names none. */
    public static final String DEFAULT_DATABASE = "mneme";

    /** Default of {@link #timeout}. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

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
    }

    /**
     * The options in a URL; the default for what it does not say.
     *
     * @throws Misconfigured if an option is unknown or wrong
     */
    public static MongoStoreOptions of(String url) {
        UrlOptions options = UrlOptions.of(url);
        return new MongoStoreOptions(
                options.driverUrl(),
                options.collectionPrefix().orElse(""),
                options.timeoutMillis().map(MongoStoreOptions::millis).orElse(DEFAULT_TIMEOUT));
    }

    /** The same with another prefix. */
    public MongoStoreOptions collectionPrefix(String value) {
        return new MongoStoreOptions(url, value, timeout);
    }

    /** The same with another timeout. */
    public MongoStoreOptions timeout(Duration value) {
        return new MongoStoreOptions(url, collectionPrefix, value);
    }

    private static Duration millis(String text) {
        try {
            return Duration.ofMillis(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new Misconfigured("timeoutMS must be a number of milliseconds, 1 to " + LONGEST.toMillis(), e);
        }
    }

    /** Without the URL, which may hold a password. */
    @Override
    public String toString() {
        return "MongoStoreOptions[collectionPrefix=" + collectionPrefix + ", timeout=" + timeout + "]";
    }
}
