package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PgMigrationsIT {

    private final PgStoreOptions options = TestDatabase.options().poolSize(1).build();

    @AfterEach
    void drop() {
        TestDatabase.drop(options);
    }

    @Test
    void the_list_of_scripts_is_the_folder() {
        File[] files = new File("src/main/resources/io/mneme/memory/store/pg/migrations").listFiles();
        List<String> names = PgScript.all().stream().map(PgScript::name).toList();
        assertThat(files).extracting(File::getName).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names).isSorted();
        for (int i = 0; i < names.size(); i++) {
            assertThat(PgScript.all().get(i).version()).isEqualTo(i + 1);
        }
    }

    @Test
    void a_second_start_changes_nothing_and_finds_the_data() {
        ThreadKey key = Fresh.thread();
        try (PgMemoryStore store = PgMemoryStore.open(options)) {
            store.threads().create(NewThread.of(key, Instant.EPOCH));
        }
        List<String> before = history();
        try (PgMemoryStore store = PgMemoryStore.open(options)) {
            assertThat(store.threads().find(key)).isPresent();
        }
        assertThat(history()).isEqualTo(before).hasSameSizeAs(PgScript.all());
    }

    @Test
    void many_at_once_in_one_process() throws Exception {
        int count = 12;
        ExecutorService executor = Executors.newFixedThreadPool(count);
        CyclicBarrier start = new CyclicBarrier(count);
        try {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(executor.submit(() -> {
                    start.await();
                    try (PgMemoryStore store = PgMemoryStore.open(options)) {
                        return store.description();
                    }
                }));
            }
            for (Future<String> one : all) {
                assertThat(one.get()).contains(options.schema());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(history()).hasSameSizeAs(PgScript.all());
    }

    @Test
    void several_processes_at_once() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(startOpening(options.schema()));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(() -> output(process)).isZero();
        }
        assertThat(history()).hasSameSizeAs(PgScript.all());
    }

    @Test
    void a_newer_schema_is_refused() {
        PgMemoryStore.open(options).close();
        TestDatabase.execute("insert into " + versions() + " values (99, '099_future.sql', 'x')");
        assertThatThrownBy(() -> PgMemoryStore.open(options))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("version 99")
                .hasMessageContaining("newer Mneme");
    }

    @Test
    void a_migration_applied_in_another_form_is_refused() {
        PgMemoryStore.open(options).close();
        TestDatabase.execute("update " + versions() + " set checksum = 'x' where version = 1");
        assertThatThrownBy(() -> PgMemoryStore.open(options))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("001_threads_and_messages.sql");
    }

    @Test
    void somebody_elses_tables_are_refused_and_left_alone() {
        TestDatabase.execute(
                "create schema " + options.schema() + "; create table " + options.schema() + ".threads (id int)");
        assertThatThrownBy(() -> PgMemoryStore.open(options))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("not Mneme's");
        assertThat(TestDatabase.query(
                        "select count(*) from pg_class where relnamespace = '" + options.schema() + "'::regnamespace"))
                .containsExactly("1");
    }

    @Test
    void a_schema_made_by_somebody_else_is_used() {
        TestDatabase.execute("create schema " + options.schema());
        PgMemoryStore.open(options).close();
        assertThat(history()).hasSameSizeAs(PgScript.all());
    }

    @Test
    void two_prefixes_share_a_schema_and_nothing_else() {
        PgStoreOptions other = PgStoreOptions.builder(TestDatabase.url())
                .schema(options.schema())
                .tablePrefix("other_")
                .poolSize(1)
                .build();
        ThreadKey key = Fresh.thread();
        try (PgMemoryStore one = PgMemoryStore.open(options);
                PgMemoryStore two = PgMemoryStore.open(other)) {
            one.threads().create(NewThread.of(key, Instant.EPOCH));
            assertThat(two.threads().find(key)).isEmpty();
            two.threads().create(NewThread.of(key, Instant.EPOCH));
        }
    }

    @Test
    void the_number_of_partitions_cannot_be_changed() {
        PgMemoryStore.open(options).close();
        PgStoreOptions partitioned = PgStoreOptions.builder(TestDatabase.url())
                .schema(options.schema())
                .partitions(4)
                .build();
        assertThatThrownBy(() -> PgMemoryStore.open(partitioned))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("partitions=0");
    }

    @Test
    void another_default_isolation_is_refused() {
        PgStoreOptions serializable = TestDatabase.options("?options=-c%20default_transaction_isolation=serializable")
                .build();
        assertThatThrownBy(() -> PgMemoryStore.open(serializable))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("default_transaction_isolation");
    }

    /** Another process that opens a store in {@code schema} and ends. */
    private static Process startOpening(String schema) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                new File(System.getProperty("java.home"), "bin/java").getPath(),
                "-cp",
                System.getProperty("java.class.path"),
                OpenStore.class.getName(),
                schema);
        builder.environment().put(TestDatabase.VARIABLE, TestDatabase.url());
        return builder.redirectErrorStream(true).start();
    }

    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<String> history() {
        return TestDatabase.query(
                "select version || name || checksum || applied_at from " + versions() + " order by version");
    }

    private String versions() {
        return PgNames.of(options).qualified("schema_versions");
    }

    /** What the other processes run. */
    static final class OpenStore {
        public static void main(String[] arguments) {
            PgMemoryStore.open(TestDatabase.options().schema(arguments[0]).build())
                    .close();
        }

        private OpenStore() {}
    }
}
