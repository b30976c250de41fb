package io.mneme.memory.bench.recall;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The store of a run: at a URL, in memory, or in a temporary SQLite file that goes with the run. */
final class BenchStore {

    private static final String IN_MEMORY = "memory:";

    private BenchStore() {}

    /** Work on a store. */
    interface Work {
        void with(MemoryStore store) throws IOException;
    }

    /** Opens the store, hands it to {@code work}, which closes it, and removes what was temporary. */
    static void run(String url, Work work) throws IOException {
        if (IN_MEMORY.equals(url)) {
            work.with(new InMemoryMemoryStore());
        } else if (url != null) {
            work.with(Stores.open(url));
        } else {
            Path folder = Files.createTempDirectory("mneme-bench");
            try {
                work.with(Stores.open("sqlite:" + folder.resolve("store.db")));
            } finally {
                remove(folder);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
