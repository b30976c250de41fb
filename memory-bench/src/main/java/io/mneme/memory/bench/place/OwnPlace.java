package io.mneme.memory.bench.place;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/**
 * A new, empty store in a place of its own: a temporary file, or a schema or database {@code mneme_bench_*} on a
 * server, which is removed at the end with all that it holds. For one thread; the store itself is for many.
 */
public interface OwnPlace extends AutoCloseable {

    /** URL of a store in the memory of this process. */
    String IN_MEMORY = "memory:";

    /** The store, the same each time; it is closed with the place. */
    MemoryStore store();

    /** Lets the server tidy up and look at what has been filled in, as it does in time by itself. */
    default void settle() throws SQLException {}

    /** Closes the store and removes the place. */
    @Override
    void close() throws SQLException, IOException;

    /**
     * Makes one.
     *
     * @param url {@link #IN_MEMORY}, or of a server, whose schema or database is not used; every {@code sqlite:} URL,
     *     and null, is a temporary file
     * @throws io.mneme.memory.MemoryException.Unavailable if the server does not answer
     * @throws IllegalArgumentException if there is no such kind of store
     */
    static OwnPlace open(String url) throws SQLException, IOException {
        return switch (url == null
                ? "sqlite:"
                : url.substring(0, url.indexOf(':') + 1).toLowerCase(Locale.ROOT)) {
            case IN_MEMORY -> new InMemoryPlace(new InMemoryMemoryStore());
            case "sqlite:" -> new SqlitePlace();
            case "postgresql:", "postgres:" -> new PgPlace(url, options -> options);
            case "mongodb:", "mongodb+srv:" -> new MongoPlace(url);
            default ->
                throw new IllegalArgumentException(
                        "a benchmark knows no such store: it is memory:, sqlite:," + " postgresql: or mongodb:");
        };
    }

    /** A name that nothing else has. */
    static String freshName() {
        return "mneme_bench_" + UUID.randomUUID().toString().substring(0, 8);
    }
}
