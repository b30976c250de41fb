package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server goes away at once under four writers, as by kill -9, and comes back; twice. */
public interface RestartContract {

    /** A store on a server of its own, of which the test may do what it likes. */
    interface Restartable extends AutoCloseable {

        /** The store, the same each time. Its calls fail within some seconds while the server is away. */
        MemoryStore store();

        /** Ends the server, or the way to it, at once and in the middle of everything. */
        void goAway() throws IOException;

        /** Starts it again, with the data that it had, at the same address. */
        void comeBack() throws IOException;

        /** Closes the store and ends the server. */
        @Override
        void close() throws IOException;
    }

    /** Starts a server, which the test closes. */
    Restartable restartable() throws IOException;

    @Test
    @Timeout(300)
    default void every_acknowledged_message_is_there_once_and_in_order() throws Exception {
        try (Restartable server = restartable()) {
            AtomicBoolean stop = new AtomicBoolean();
            List<RestartWriter> writers = Stream.generate(() -> new RestartWriter(server.store(), Fresh.thread()))
                    .limit(4)
                    .toList();
            List<CompletableFuture<Void>> running = writers.stream()
                    .map(writer -> CompletableFuture.runAsync(() -> writer.write(stop)))
                    .toList();
            // A writer that failed does not go on; then the end says why.
            BooleanSupplier failed = () -> running.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
            for (int round = 0; round < 2; round++) {
                awaitProgress(writers, failed);
                server.goAway();
                awaitRefusals(writers, failed);
                server.comeBack();
            }
            awaitProgress(writers, failed);
            stop.set(true);
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
            writers.forEach(RestartWriter::check);
        }
    }

    private static void awaitProgress(List<RestartWriter> writers, BooleanSupplier failed) {
        for (RestartWriter writer : writers) {
            int target = writer.acknowledged() + 50;
            await(() -> writer.acknowledged() >= target || failed.getAsBoolean());
        }
    }

    private static void awaitRefusals(List<RestartWriter> writers, BooleanSupplier failed) {
        for (RestartWriter writer : writers) {
            int before = writer.refused();
            await(() -> writer.refused() > before || failed.getAsBoolean());
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            // Leaves the processors to the writers.
            LockSupport.parkNanos(1_000_000);
        }
    }
}
