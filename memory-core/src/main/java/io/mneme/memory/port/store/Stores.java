package io.mneme.memory.port.store;

import io.mneme.memory.MemoryException.Misconfigured;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the {@link StoreProvider} for a URL. Thread-safe. */
public final class Stores {

    private Stores() {}

    /**
     * Opens the store at {@code url} with the store module that knows its scheme.
     *
     * @throws Misconfigured if no or more than one module on the class path knows the scheme; else as
     *     {@link StoreProvider#open} says
     */
    public static MemoryStore open(String url) {
        return provider(url).open(url);
    }

    /**
     * Whether a store is at {@code url}; makes none.
     *
     * @throws Misconfigured if no or more than one module on the class path knows the scheme; else as
     *     {@link StoreProvider#exists} says
     */
    public static boolean exists(String url) {
        return provider(url).exists(url);
    }

    private static StoreProvider provider(String url) {
        String scheme = scheme(url);
        List<StoreProvider> all = ServiceLoader.load(StoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        List<StoreProvider> found =
                all.stream().filter(one -> one.schemes().contains(scheme)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String known = all.stream()
                .flatMap(one -> one.schemes().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
        throw new Misconfigured((found.isEmpty() ? "no store module" : "more than one store module")
                + " on the class path opens URLs of scheme \"" + scheme + "\"; known schemes: " + known);
    }

    private static String scheme(String url) {
        int colon = url == null ? -1 : url.indexOf(':');
        if (colon < 1) {
            throw new Misconfigured("a store's URL starts with its scheme, as sqlite:./mneme.db");
        }
        return url.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
