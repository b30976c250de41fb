package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.StoreProvider;
import io.mneme.memory.testkit.contract.StoreProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreProviderTest implements StoreProviderContract {

    @TempDir
    private Path folder;

    @Override
    public StoreProvider provider() {
        return new SqliteStoreProvider();
    }

    @Override
    public String newUrl() {
        return "sqlite:" + folder.resolve("new.db");
    }

    @Test
    void a_store_in_memory_is_nowhere_before_it_is_opened() {
        assertThat(provider().exists("sqlite::memory:")).isFalse();
    }

    @Test
    void asking_makes_no_file() {
        assertThat(provider().exists(newUrl())).isFalse();
        assertThat(folder).isEmptyDirectory();
    }
}
