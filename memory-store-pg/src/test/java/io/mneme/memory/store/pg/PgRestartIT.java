package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.RestartContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** A server of the test's own is killed. */
class PgRestartIT implements RestartContract {

    @TempDir
    Path folder;

    @Override
    public Restartable restartable() throws IOException {
        return new Killed(folder.resolve("data"));
    }

    private static final class Killed implements Restartable {

        private final Path data;
        private final MemoryStore store;
        private EmbeddedPostgres server;

        Killed(Path data) throws IOException {
            this.data = data;
            server = start(data, 0);
            store = PgMemoryStore.open(options(server.getPort()));
        }

        @Override
        public MemoryStore store() {
            return store;
        }

        /** Kills the server's first process; the others end when they notice. */
        @Override
        public void goAway() throws IOException {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        }

        @Override
        public void comeBack() throws IOException {
            int port = server.getPort();
            server.close();
            server = start(data, port);
        }

        @Override
        public void close() throws IOException {
            store.close();
            server.close();
        }
    }

    private static PgStoreOptions options(int port) {
        return PgStoreOptions.builder("postgresql://postgres@localhost:" + port + "/postgres?targetServerType=any")
                .connectionTimeout(Duration.ofSeconds(1))
                .statementTimeout(Duration.ofSeconds(5))
                .build();
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                // Off by default in the embedded server, which is made for tests.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }
}
