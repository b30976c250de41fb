package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Race;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One writer, a few readers, and what happens when they are all taken. */
@Timeout(120)
class ConnectionTest {

    @TempDir
    private Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SqliteOptions options;
    private Database database;
    private SqliteMemoryStore store;

    @BeforeEach
    void open() {
        options = SqliteOptions.file(directory.resolve("mneme.db"))
                .busyTimeout(Duration.ofMillis(300))
                .readers(2);
        database = Database.open(options, new DatabaseOpener(options, Migration.all()));
        store = new SqliteMemoryStore(database, "test", 0);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void an_interrupted_thread_still_writes_and_reads_and_stays_interrupted() {
        ThreadKey thread = Fresh.thread();
        Thread.currentThread().interrupt();
        Stored.append(store, thread, Samples.batch(2));
        assertThat(Stored.messages(store, thread)).isEqualTo(Samples.batch(2));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interrupts_of_waiting_threads_lose_no_connection() throws Exception {
        ThreadKey thread = Fresh.thread();
        CountDownLatch free = new CountDownLatch(1);
        Future<?> holder = hold(free, true);
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            Thread one = new Thread(() -> Stored.append(store, thread, Samples.batch("w" + number + "-", 1, 2)));
            one.start();
            one.interrupt();
            waiting.add(one);
        }
        free.countDown();
        holder.get();
        for (Thread one : waiting) {
            one.join();
        }
        assertThat(store.messages().count(thread)).isEqualTo(16);
    }

    @Test
    void a_writer_that_is_taken_too_long_is_unavailable_and_readers_go_on() throws Exception {
        ThreadKey thread = Fresh.thread();
        Stored.append(store, thread, Samples.batch(1));
        CountDownLatch free = new CountDownLatch(1);
        Future<?> holder = hold(free, true);
        assertThatThrownBy(() -> Stored.append(store, thread, Samples.batch("n", 1, 1)))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("PT0.3S");
        assertThat(store.messages().count(thread)).isEqualTo(1);
        free.countDown();
        holder.get();
        Stored.append(store, thread, Samples.batch("n", 1, 1));
    }

    @Test
    void readers_that_are_all_taken_too_long_are_unavailable_and_the_writer_goes_on() throws Exception {
        ThreadKey thread = Fresh.thread();
        CountDownLatch free = new CountDownLatch(1);
        List<Future<?>> holders = List.of(hold(free, false), hold(free, false));
        assertThatThrownBy(() -> store.messages().count(thread))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("there are 2");
        Stored.append(store, thread, Samples.batch(1));
        free.countDown();
        for (Future<?> holder : holders) {
            holder.get();
        }
        assertThat(store.messages().count(thread)).isEqualTo(1);
    }

    @Test
    void closing_waits_for_the_running_call_and_refuses_the_next() throws Exception {
        ThreadKey thread = Fresh.thread();
        CountDownLatch free = new CountDownLatch(1);
        Future<?> holder = hold(free, true);
        Future<?> closing = threads.submit(store::close);
        while (!refuses()) {
            Thread.onSpinWait();
        }
        assertThat(closing.isDone()).isFalse();
        free.countDown();
        holder.get();
        closing.get();
        assertThatThrownBy(() -> Stored.append(store, thread, Samples.batch(1))).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_failed_call_leaves_no_transaction_open() {
        ThreadKey thread = Fresh.thread();
        assertThatThrownBy(() -> database.write(session -> {
                    session.handle().execute("DELETE FROM messages");
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        Stored.append(store, thread, Samples.batch(1));
        assertThat(store.messages().count(thread)).isEqualTo(1);
    }

    @Test
    void the_log_stays_short_while_readers_never_pause() {
        ThreadKey thread = Fresh.thread();
        Stored.append(store, thread, Samples.batch(300));
        File log = new File(options.file().orElseThrow() + "-wal");
        AtomicBoolean done = new AtomicBoolean();
        Callable<Long> writer = () -> {
            long longest = 0;
            for (int i = 0; i < 600; i++) {
                Stored.append(store, thread, Samples.user("large" + i, "x".repeat(200_000)));
                longest = Math.max(longest, log.length());
            }
            done.set(true);
            return longest;
        };
        Callable<Long> reader = () -> {
            while (!done.get()) {
                database.read(session -> session.handle()
                        .createQuery("SELECT count(*) FROM (SELECT 1 FROM messages AS a, messages AS b LIMIT 100000)")
                        .mapTo(Long.class)
                        .one());
            }
            return 0L;
        };
        long longest = Race.run(List.of(writer, reader, reader)).get(0).value();
        assertThat(longest).isLessThan(LogKeeper.LIMIT * 3 / 2);
    }

    /** Takes a connection until {@code free} opens; returns when it has it. */
    private Future<?> hold(CountDownLatch free, boolean writer) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        SessionPool.Work<Boolean> work = session -> {
            held.countDown();
            try {
                return free.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Future<?> holder = threads.submit(() -> writer ? database.write(work) : database.read(work));
        held.await();
        return holder;
    }

    private boolean refuses() {
        MessageStore messages = store.messages();
        try {
            messages.count(Fresh.thread());
            return false;
        } catch (Unavailable e) {
            return true;
        }
    }
}
