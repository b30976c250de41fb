package io.mneme.memory.it.databases;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreIT extends PreferenceScenario {

    @TempDir
    static Path folder;

    @Override
    TestDatabase find() {
        return new TestDatabase("SQLite", "sqlite:" + folder.resolve("mneme.db"), "file", () -> {});
    }
}
