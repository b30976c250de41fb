package io.mneme.memory.bench.store;

import io.mneme.memory.bench.BenchOptions;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A store and the bare driver, each on a database of its own with the same schema; temporary for SQLite. */
final class StoreUnderTest implements AutoCloseable {

    private final Path folder;
    private final MemoryStore store;
    private final MemoryStore schemaOfBare;
    private final BareDriver bare;

    private StoreUnderTest(Path folder) throws Exception {
        this.folder = folder;
        this.store = Stores.open("sqlite:" + folder.resolve("store.db"));
        this.schemaOfBare = Stores.open("sqlite:" + folder.resolve("bare.db"));
        this.bare = new BareSqlite(folder.resolve("bare.db"));
    }

    static StoreUnderTest open(BenchOptions options) throws Exception {
        if (options.storeUrl().isPresent()) {
            throw new IllegalArgumentException("there is no bare driver for " + options.store() + " to compare with");
        }
        return new StoreUnderTest(Files.createTempDirectory("mneme-bench"));
    }

    MemoryStore store() {
        return store;
    }

    /** The same store on the bare driver's database, to fill it. */
    MemoryStore schemaOfBare() {
        return schemaOfBare;
    }

    BareDriver bare() {
        return bare;
    }

    @Override
    public void close() throws SQLException, IOException {
        bare.close();
        schemaOfBare.close();
        store.close();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            delete(file);
        }
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
