package io.mneme.memory.bench.store;

import io.mneme.memory.bench.BenchOptions;
import io.mneme.memory.port.store.MemoryStore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/**
 * A new, empty store and the bare driver, each in a place of its own on the same server: a file, schema or database
 * that is removed at the end, with all that it holds.
 */
interface StoreUnderTest extends AutoCloseable {

    /** Most connections of the store, and callers of the bare driver. */
    int MOST_THREADS = 16;

    /** The store. */
    MemoryStore store();

    /** The bare driver. */
    BareDriver bare();

    /** Tells the server's planner what has been filled in, as a server does in time by itself. */
    default void analyze() throws SQLException {}

    @Override
    void close() throws SQLException, IOException;

    /** Makes one at the options' URL, SQLite's always in a temporary file. */
    static StoreUnderTest open(BenchOptions options) throws SQLException, IOException {
        String url = options.storeUrl().orElse("sqlite:");
        return switch (url.substring(0, url.indexOf(':') + 1).toLowerCase(Locale.ROOT)) {
            case "sqlite:" -> new SqliteUnderTest();
            case "postgresql:", "postgres:" -> new PgUnderTest(url, options.minimal(), false);
            case "mongodb:", "mongodb+srv:" -> new MongoUnderTest(url, options.minimal());
            default ->
                throw new IllegalArgumentException(
                        "--store needs the URL of a store that has a bare driver to compare with: sqlite:, postgresql: or mongodb:");
        };
    }
}
