package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.StoreProvider;
import java.util.Locale;
import java.util.Set;

/** Opens {@code mongodb:} and {@code mongodb+srv:} URLs; see {@link MongoStoreOptions}. Thread-safe. */
public final class MongoStoreProvider implements StoreProvider {

    /** For {@link java.util.ServiceLoader}. */
    public MongoStoreProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("mongodb", "mongodb+srv");
    }

    @Override
    public MemoryStore open(String url) {
        return MongoMemoryStore.open(options(url));
    }

    @Override
    public boolean exists(String url) {
        return StoreLookup.isThere(options(url));
    }

    private static MongoStoreOptions options(String url) {
        int colon = url.indexOf(':');
        return MongoStoreOptions.of(url.substring(0, colon).toLowerCase(Locale.ROOT) + url.substring(colon));
    }
}
