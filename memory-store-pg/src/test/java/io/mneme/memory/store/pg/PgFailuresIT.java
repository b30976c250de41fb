package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadUpdate;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PgFailuresIT {

    private static final String SECRET = "the-secret-of-the-user";

    private final PgStoreOptionsBuilder builder = TestDatabase.options().connectionTimeout(Duration.ofMillis(500));
    private final ThreadKey key = Fresh.thread();
    private PgStoreOptions options;
    private PgMemoryStore store;

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
            TestDatabase.drop(options);
        }
    }

    private void open(PgStoreOptionsBuilder how) {
        options = how.build();
        store = PgMemoryStore.open(options);
    }

    @Test
    void stored_text_and_bound_values_reach_no_exception() {
        open(builder);
        append("m1", "harmless");
        TestDatabase.execute(
                "alter table " + table("messages") + " add check (body::text not like '%" + SECRET + "%')");
        TestDatabase.execute(
                "alter table " + table("threads") + " add check (metadata::text not like '%" + SECRET + "%')");
        Throwable appended = catchThrowable(() -> append("m2", SECRET));
        Throwable updated = catchThrowable(() ->
                store.threads().update(key, new ThreadUpdate.MergeMetadata(Map.of("name", SECRET)), Samples.TIME));
        for (Throwable thrown : List.of(appended, updated)) {
            assertThat(thrown).isInstanceOf(Unavailable.class).hasMessageContaining("23514");
            assertThat(everyText(thrown)).doesNotContain(SECRET);
        }
    }

    @Test
    void an_exhausted_pool_says_its_numbers() throws Exception {
        open(builder.poolSize(1));
        append("m1", "first");
        try (Connection other = lockThread()) {
            CompletableFuture<AppendResult> waiting = CompletableFuture.supplyAsync(() -> append("m2", "second"));
            awaitLockWait();
            assertThatThrownBy(() -> store.threads().find(key))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("waited up to 500 ms")
                    .hasMessageContaining("total=1, active=1, idle=0, waiting=0, most=1");
            other.rollback();
            assertThat(waiting.get(10, TimeUnit.SECONDS).lastSequence()).isEqualTo(2);
        }
    }

    @Test
    void a_call_ends_at_its_deadline_and_leaves_nothing_behind() throws Exception {
        open(builder.statementTimeout(Duration.ofMillis(300)));
        append("m1", "first");
        try (Connection other = lockThread()) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> append("m2", "second"))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("did not answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(300), Duration.ofSeconds(2));
            other.rollback();
        }
        assertThat(store.messages().count(key)).isEqualTo(1);
        assertThat(append("m2", "second").lastSequence()).isEqualTo(2);
    }

    @Test
    void a_transaction_ends_at_its_deadline_too() throws Exception {
        open(builder.statementTimeout(Duration.ofMillis(300)));
        append("m1", "first");
        try (Connection other = lockThread()) {
            assertThatThrownBy(() -> store.threads().delete(key, Samples.TIME)).isInstanceOf(Unavailable.class);
            other.rollback();
        }
        assertThat(store.messages().count(key)).isEqualTo(1);
    }

    @Test
    void a_dead_network_does_not_hold_a_call_beyond_its_deadline() throws Exception {
        URI server = URI.create(TestDatabase.url());
        try (SilentProxy proxy = new SilentProxy(server.getHost(), server.getPort())) {
            String url =
                    TestDatabase.url().replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + proxy.port());
            open(PgStoreOptions.builder(url)
                    .schema(TestDatabase.newSchema())
                    .poolSize(1)
                    .connectionTimeout(Duration.ofSeconds(1))
                    .statementTimeout(Duration.ofMillis(500)));
            append("m1", "first");
            proxy.silence();
            long begin = System.nanoTime();
            assertThatThrownBy(() -> append("m2", "second")).isInstanceOf(Unavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void connections_that_the_server_ended_are_replaced() {
        open(builder);
        append("m1", "first");
        TestDatabase.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                + " and application_name = 'mneme' and query like '%" + options.schema() + "%'");
        AppendResult result = null;
        for (int tries = 0; result == null && tries <= options.poolSize(); tries++) {
            try {
                result = append("m2", "second");
            } catch (Unavailable expected) {
                assertThat(expected.getCause()).isInstanceOf(SQLException.class);
            }
        }
        assertThat(result).isNotNull();
        assertThat(store.messages().count(key)).isEqualTo(2);
    }

    @Test
    void close_waits_for_running_calls_and_refuses_new_ones() throws Exception {
        open(builder);
        append("m1", "first");
        CompletableFuture<AppendResult> running;
        CompletableFuture<Void> closing;
        try (Connection other = lockThread()) {
            running = CompletableFuture.supplyAsync(() -> append("m2", "second"));
            awaitLockWait();
            closing = CompletableFuture.runAsync(store::close);
            assertThat(closing).isNotDone();
            other.rollback();
        }
        assertThat(running.get(10, TimeUnit.SECONDS).lastSequence()).isEqualTo(2);
        closing.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> append("m3", "third")).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_wrong_password_is_misconfigured_and_not_quoted() {
        PgServer server = PgStoreOptions.of(TestDatabase.url()).server();
        String url = server.address().replace("jdbc:postgresql://", "postgresql://mneme:" + SECRET + "@");
        Throwable thrown = catchThrowable(() -> PgMemoryStore.open(PgStoreOptions.of(url)));
        assertThat(thrown).isInstanceOf(Misconfigured.class).hasMessageContaining("28P01");
        assertThat(everyText(thrown)).doesNotContain(SECRET);
    }

    @Test
    void an_unknown_database_is_misconfigured() {
        assertThatThrownBy(() -> PgMemoryStore.open(PgStoreOptions.of(TestDatabase.url() + "_unknown")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("no such database");
    }

    @Test
    void a_setting_that_the_server_does_not_know_is_misconfigured_and_its_option_named() {
        for (String setting : List.of("-c%20nosuch=1", "-c%20shared_buffers=1", "nonsense", "-c%20work_mem=x")) {
            assertThatThrownBy(() -> PgMemoryStore.open(PgStoreOptions.of(TestDatabase.url() + "?options=" + setting)))
                    .as(setting)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("an option of the URL; options of the driver: [options] (SQLSTATE ");
        }
    }

    @Test
    void an_encryption_that_the_server_does_not_have_is_misconfigured() {
        assertThatThrownBy(() -> PgMemoryStore.open(PgStoreOptions.of(TestDatabase.url() + "?gssEncMode=require")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("gssEncMode");
    }

    @Test
    void a_schema_dropped_under_a_running_store_is_made_anew_by_the_next_one() {
        open(builder);
        append("m1", "first");
        TestDatabase.drop(options);
        assertThatThrownBy(() -> append("m2", "second"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("open the store again");
        try (PgMemoryStore again = PgMemoryStore.open(options)) {
            assertThat(again.messages().count(key)).isZero();
        }
    }

    @Test
    void an_unreachable_server_is_unavailable() {
        assertThatThrownBy(() -> PgMemoryStore.open(PgStoreOptions.of("postgresql://mneme:mneme@127.0.0.1:1/mneme")))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void what_pgbouncer_refuses_names_the_reasons() {
        String url = VariantServer.url(VariantServer.BOUNCER);
        for (String wrong : List.of(url.replace("mneme:mneme@", "mneme:" + SECRET + "@"), url + "_unknown")) {
            Throwable thrown = catchThrowable(() -> PgMemoryStore.open(PgStoreOptions.of(wrong)));
            assertThat(thrown)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll("PgBouncer", "user, password or database", "08P01");
            assertThat(everyText(thrown)).doesNotContain(SECRET);
        }
    }

    @Test
    void of_several_hosts_the_first_that_answers_is_used() {
        String url = TestDatabase.url().replaceFirst("@", "@127.0.0.1:1,");
        open(PgStoreOptions.builder(url).schema(TestDatabase.newSchema()).poolSize(1));
        assertThat(append("m1", "first").lastSequence()).isEqualTo(1);
    }

    private AppendResult append(String id, String text) {
        Message message = Samples.user(id, text);
        return store.messages().append(new Append(key, List.of(message), AppendCondition.ANY, Samples.TIME));
    }

    /** Another transaction that holds the thread's row lock until it ends. */
    private Connection lockThread() throws SQLException {
        Connection connection = TestDatabase.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select from " + table("threads") + " for update");
        }
        return connection;
    }

    private void awaitLockWait() {
        TestDatabase.await(
                "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%"
                        + options.schema() + "%')");
    }

    private String table(String name) {
        return PgNames.of(options).qualified(name);
    }

    /** Messages of an exception, of its causes and of what was suppressed. */
    static String everyText(Throwable thrown) {
        StringBuilder all = new StringBuilder();
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            all.append(one).append('\n');
            for (Throwable suppressed : one.getSuppressed()) {
                all.append(everyText(suppressed));
            }
        }
        return all.toString();
    }
}
