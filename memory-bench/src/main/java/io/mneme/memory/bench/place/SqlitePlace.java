package io.mneme.memory.bench.place;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A file in a temporary folder. */
public final class SqlitePlace implements OwnPlace {

    private final Path folder;
    private final MemoryStore store;

    /** Makes the folder and the file. */
    public SqlitePlace() throws IOException {
        folder = Files.createTempDirectory("mneme-bench");
        store = Stores.open("sqlite:" + folder.resolve("store.db"));
    }

    /** What is put here goes too. */
    public Path folder() {
        return folder;
    }

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public void close() throws IOException {
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
