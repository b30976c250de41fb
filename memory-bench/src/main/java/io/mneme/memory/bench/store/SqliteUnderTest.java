package io.mneme.memory.bench.store;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Two files in a temporary folder. */
final class SqliteUnderTest implements StoreUnderTest {

    private final Path folder;
    private final MemoryStore store;
    private final BareDriver bare;

    SqliteUnderTest() throws IOException {
        folder = Files.createTempDirectory("mneme-bench");
        store = Stores.open("sqlite:" + folder.resolve("store.db"));
        bare = new BareSqlite(folder.resolve("bare.db"));
    }

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public BareDriver bare() {
        return bare;
    }

    @Override
    public void close() throws SQLException, IOException {
        bare.close();
        store.close();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
