package io.mneme.memory.port.store;

import java.util.Set;

/**
 * Opens stores by URL. Found by {@link java.util.ServiceLoader}, one for each store module on the class path.
 * Thread-safe, with a public constructor without parameters.
 */
public interface StoreProvider {

    /** The URL schemes that it opens, lower case, as {@code sqlite}. */
    Set<String> schemes();

    /**
     * Opens a store, and brings its schema to the present version.
     *
     * @param url a URL whose scheme is one of {@link #schemes}
     * @throws io.mneme.memory.MemoryException.Misconfigured if the URL or an option in it is wrong, or the database was
     *     written by a newer version or is not Mneme's
     * @throws io.mneme.memory.MemoryException.Unavailable if the database cannot be reached
     */
    MemoryStore open(String url);

    /**
     * Whether a store is there, of any version; makes none, and changes nothing.
     *
     * @return false for a store in memory, and where {@link #open} would begin one
     * @throws io.mneme.memory.MemoryException.Misconfigured if the URL or an option in it is wrong
     * @throws io.mneme.memory.MemoryException.Unavailable if the database cannot be reached
     */
    boolean exists(String url);
}
