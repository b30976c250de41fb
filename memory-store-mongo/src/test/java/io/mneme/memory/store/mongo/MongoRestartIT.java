package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server goes away at once under four writers, as by kill -9, and comes back; twice. */
class MongoRestartIT {

    private static final int ROUNDS = 2;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    @Timeout(180)
    void every_acknowledged_message_is_there_once_and_in_order() throws Exception {
        ServerAddress server = new ServerAddress(
                new ConnectionString(DATABASE.url()).getHosts().get(0));
        try (CutProxy proxy = new CutProxy(server.getHost(), server.getPort());
                MongoMemoryStore store = MongoMemoryStore.open(through(proxy))) {
            AtomicBoolean stop = new AtomicBoolean();
            List<Writer> writers = Stream.generate(() -> new Writer(store, Fresh.thread()))
                    .limit(4)
                    .toList();
            CompletableFuture<Void> running = CompletableFuture.allOf(writers.stream()
                    .map(writer -> CompletableFuture.runAsync(() -> writer.write(stop)))
                    .toArray(CompletableFuture[]::new));
            for (int round = 0; round < ROUNDS; round++) {
                awaitProgress(writers);
                proxy.goAway();
                awaitRefusals(writers);
                proxy.comeBack();
            }
            awaitProgress(writers);
            stop.set(true);
            running.get(30, TimeUnit.SECONDS);
            writers.forEach(Writer::check);
        }
    }

    /** The driver stays with the proxy, also where the server is one of a replica set. */
    private static MongoStoreOptions through(CutProxy proxy) {
        String url = DATABASE.url().replaceFirst("(//(?:[^@/]*@)?)[^/]*/", "$1127.0.0.1:" + proxy.port() + "/");
        return MongoStoreOptions.of(url + (url.contains("?") ? "&" : "?") + "directConnection=true")
                .timeout(Duration.ofSeconds(1));
    }

    private static void awaitProgress(List<Writer> writers) {
        for (Writer writer : writers) {
            int target = writer.acknowledged.size() + 20;
            await(() -> writer.acknowledged.size() >= target);
        }
    }

    private static void awaitRefusals(List<Writer> writers) {
        for (Writer writer : writers) {
            int before = writer.refused;
            await(() -> writer.refused > before);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(1_000_000); // leave the cores to the writers
        }
    }

    /** Appends batches of two, each again until it is acknowledged. */
    private static final class Writer {
        private final MongoMemoryStore store;
        private final ThreadKey thread;
        private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        private volatile int refused;

        Writer(MongoMemoryStore store, ThreadKey thread) {
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

        /** Any other exception ends the writer, and the test. */
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
