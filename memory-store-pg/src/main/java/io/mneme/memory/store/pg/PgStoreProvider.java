package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.StoreProvider;
import java.util.Set;

/** Opens {@code postgresql://} and {@code postgres://} URLs; {@link PgStoreOptions} says what they may hold. */
public final class PgStoreProvider implements StoreProvider {

    /** For {@link java.util.ServiceLoader}. */
    public PgStoreProvider() {}

    @Override
    public Set<String> schemes() {
        return PgUrl.SCHEMES;
    }

    @Override
    public MemoryStore open(String url) {
        return PgMemoryStore.open(PgStoreOptions.of(url));
    }

    @Override
    public boolean exists(String url) {
        PgStoreOptions options = PgStoreOptions.of(url);
        try (PgDatabase database = new PgDatabase(options)) {
            return database.maintenance(handle -> new PgMigrations(handle, options).areBegun());
        }
    }
}
