package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server dies at once, as by kill -9, under four writers, and comes back. */
class PgRestartIT {

    private static final int WRITERS = 4;

    @Test
    @Timeout(180)
    void every_acknowledged_message_is_there_once_and_in_order(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        EmbeddedPostgres server = start(data, 0);
        int port = server.getPort();
        try (PgMemoryStore store = PgMemoryStore.open(options(port))) {
            AtomicBoolean stop = new AtomicBoolean();
            List<Writer> writers = new ArrayList<>();
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Writer writer = new Writer(store, Fresh.thread());
                writers.add(writer);
                running.add(CompletableFuture.runAsync(() -> writer.write(stop)));
            }
            awaitProgress(writers, 50);
            kill(data);
            awaitRefusals(writers);
            server.close();
            try (EmbeddedPostgres again = start(data, port)) {
                awaitProgress(writers, 50);
                stop.set(true);
                CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                        .get(30, TimeUnit.SECONDS);
                writers.forEach(Writer::check);
                assertThat(again.getPort()).isEqualTo(port);
            }
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

    /** Kills the server's first process; the others end when they notice. */
    private static void kill(Path data) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static void awaitProgress(List<Writer> writers, int more) {
        for (Writer writer : writers) {
            int target = writer.acknowledged.size() + more;
            await(() -> writer.acknowledged.size() >= target);
        }
    }

    private static void awaitRefusals(List<Writer> writers) {
        writers.forEach(writer -> await(() -> writer.refused > 0));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Appends batches of two, each again until it is acknowledged. */
    private static final class Writer {
        private final PgMemoryStore store;
        private final ThreadKey thread;
        private final List<String> acknowledged = java.util.Collections.synchronizedList(new ArrayList<>());
        private volatile int refused;

        Writer(PgMemoryStore store, ThreadKey thread) {
            this.store = store;
            this.thread = thread;
        }

        void write(AtomicBoolean stop) {
            for (int number = 1; !stop.get(); number += 2) {
                while (!append(number)) {
                    refused++;
                }
                acknowledged.add("m" + number);
                acknowledged.add("m" + (number + 1));
            }
        }

        private boolean append(int number) {
            try {
                store.messages()
                        .append(new Append(thread, Samples.batch("m", number, 2), AppendCondition.ANY, Samples.TIME));
                return true;
            } catch (Unavailable expected) {
                return false;
            }
        }

        void check() {
            List<String> stored = new ArrayList<>();
            MessageQuery query = MessageQuery.ALL.limit(1000);
            List<StoredMessage> page = store.messages().list(thread, query).items();
            while (!page.isEmpty()) {
                page.forEach(message -> stored.add(message.id().value()));
                long last = page.get(page.size() - 1).sequence();
                assertThat(last).isEqualTo(stored.size());
                page = store.messages()
                        .list(thread, query.after(Long.toString(last)))
                        .items();
            }
            assertThat(stored).isEqualTo(acknowledged);
        }
    }
}
