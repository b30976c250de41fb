package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.MemoryStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a file, with two stores that know nothing of each other, as two processes would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SqliteFileContract implements MemoryStoreContract {

    private final String options;
    private String url;
    private Path directory;
    private int others;
    private MemoryStore store;
    private MemoryStore second;

    SqliteFileContract(String options) {
        this.options = options;
    }

    @BeforeAll
    void openBoth(@TempDir Path temporary) {
        directory = temporary;
        url = "sqlite:" + directory.resolve("mneme.db") + options;
        store = SqliteMemoryStore.open(url);
        second = SqliteMemoryStore.open(url);
    }

    @AfterAll
    void closeBoth() {
        store.close();
        second.close();
    }

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public MemoryStore secondStore() {
        return second;
    }

    @Override
    public MemoryStore storeToClose() {
        return SqliteMemoryStore.open(url);
    }

    @Override
    public MemoryStore emptyStore() {
        return SqliteMemoryStore.open("sqlite:" + directory.resolve("empty" + others++ + ".db") + options);
    }
}
