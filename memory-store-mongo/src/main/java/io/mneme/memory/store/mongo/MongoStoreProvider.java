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
        int colon = url.indexOf(':');
        String lowerCase = url.substring(0, colon).toLowerCase(Locale.ROOT) + url.substring(colon);
        return MongoMemoryStore.open(MongoStoreOptions.of(lowerCase));
    }
}
