package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.StoreProvider;
import java.nio.file.Files;
import java.util.Set;

/** Opens {@code sqlite:} URLs, in the form that {@link SqliteOptions#parse} reads. Thread-safe. */
public final class SqliteStoreProvider implements StoreProvider {

    @Override
    public Set<String> schemes() {
        return Set.of(SqliteOptions.SCHEME);
    }

    @Override
    public MemoryStore open(String url) {
        return SqliteMemoryStore.open(url);
    }

    /** Any file counts; {@link #open} says whether it is Mneme's. */
    @Override
    public boolean exists(String url) {
        return SqliteOptions.parse(url).file().filter(Files::exists).isPresent();
    }
}
