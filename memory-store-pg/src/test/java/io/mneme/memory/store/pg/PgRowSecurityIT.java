package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SQL that forgets its WHERE, on a store with row-level security: the second wall holds. */
class PgRowSecurityIT {

    private final PgStoreOptionsBuilder builder = TestDatabase.options().rowLevelSecurity(true);
    private final PgStoreOptions options = builder.build();
    private final ThreadKey alice = Fresh.thread();
    private final ThreadKey bob = Fresh.thread();
    private PgMemoryStore store;
    private Connection connection;

    @BeforeEach
    void fill() throws SQLException {
        store = PgMemoryStore.open(options);
        append(store, alice, 3);
        append(store, bob, 4);
        connection = TestDatabase.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        store.close();
        TestDatabase.drop(options);
    }

    @Test
    void without_an_owner_nothing_is_visible() throws SQLException {
        refused(() -> count("messages"));
        refused(() -> count("threads"));
        refused(() -> execute("update " + table("threads") + " set title = 'x'"));
        refused(() -> execute("delete from " + table("messages")));
        assertThat(store.messages().count(alice)).isEqualTo(3);
        assertThat(store.messages().count(bob)).isEqualTo(4);
    }

    @Test
    void a_select_without_where_sees_one_owners_rows() throws SQLException {
        workFor(alice);
        assertThat(count("messages")).isEqualTo(3);
        assertThat(count("threads")).isEqualTo(1);
    }

    @Test
    void the_owner_is_forgotten_when_the_transaction_ends() throws SQLException {
        workFor(alice);
        connection.commit();
        refused(() -> count("messages"));
    }

    @Test
    void an_update_and_a_delete_without_where_touch_one_owners_rows() throws SQLException {
        workFor(alice);
        assertThat(execute("update " + table("threads") + " set title = 'x'")).isEqualTo(1);
        assertThat(execute("delete from " + table("messages"))).isEqualTo(3);
        connection.commit();
        assertThat(store.messages().count(alice)).isZero();
        assertThat(store.messages().count(bob)).isEqualTo(4);
        assertThat(store.threads().find(bob).orElseThrow().title()).isEmpty();
    }

    @Test
    void nothing_can_be_written_for_another_owner() throws SQLException {
        workFor(alice);
        assertThatThrownBy(() -> execute("update " + table("threads") + " set resource_id = '" + bob.resource() + "x'"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        connection.rollback();
        workFor(alice);
        String call = "select " + table("append") + "('" + bob.resource() + "', 'new', now(), null, null,"
                + " '{m}', '{user}', '{2026-01-01T00:00:00Z}', '{null}', '{\"{}\"}')";
        assertThatThrownBy(() -> execute(call))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void only_the_admin_door_sees_all_owners() {
        assertThat(store.resources().list(ResourceQuery.ALL).items()).hasSize(2);
    }

    @Test
    void a_process_without_the_option_is_refused() {
        assertThatThrownBy(
                        () -> PgMemoryStore.open(same().rowLevelSecurity(false).build()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("rowLevelSecurity=on");
    }

    @Test
    void it_can_be_turned_on_later() throws SQLException {
        PgStoreOptions plain = TestDatabase.options().build();
        try (PgMemoryStore before = PgMemoryStore.open(plain)) {
            append(before, alice, 2);
        }
        PgStoreOptions secured = PgStoreOptions.builder(TestDatabase.url())
                .schema(plain.schema())
                .rowLevelSecurity(true)
                .build();
        try (PgMemoryStore after = PgMemoryStore.open(secured)) {
            assertThat(after.messages().count(alice)).isEqualTo(2);
            refused(() -> executeCount(PgNames.of(plain).qualified("messages")));
        } finally {
            TestDatabase.drop(plain);
        }
    }

    @Test
    void partitions_are_secured_too() throws SQLException {
        PgStoreOptions partitioned =
                TestDatabase.options().rowLevelSecurity(true).partitions(2).build();
        try (PgMemoryStore parts = PgMemoryStore.open(partitioned)) {
            append(parts, alice, 2);
            for (String part : new String[] {"messages_0", "messages_1"}) {
                execute("select set_config('mneme.resource', 'nobody', true)");
                assertThat(executeCount(PgNames.of(partitioned).qualified(part)))
                        .isZero();
            }
            connection.rollback();
        } finally {
            TestDatabase.drop(partitioned);
        }
    }

    @Test
    void a_role_may_do_the_work() throws SQLException {
        String role = options.schema() + "_worker";
        TestDatabase.execute("create role " + role + "; grant " + role + " to mneme");
        PgStoreOptions working = same().role(role).build();
        try (PgMemoryStore second = PgMemoryStore.open(working)) {
            append(second, alice, 5);
            assertThat(second.messages().count(alice)).isEqualTo(5);
            String worker = second.database()
                    .statement(
                            PgScope.of(alice.resource()),
                            session -> session.first(
                                    session.prepare("select current_user::text"), (row, context) -> row.getString(1)))
                    .orElseThrow();
            assertThat(worker).isEqualTo(role);
            execute("set local role " + role);
            refused(() -> count("messages"));
            execute("set local role " + role);
            workFor(alice);
            assertThat(count("messages")).isEqualTo(5);
        } finally {
            connection.rollback();
            TestDatabase.execute("drop owned by " + role + "; drop role " + role);
        }
    }

    @Test
    void an_unknown_role_is_refused() {
        assertThatThrownBy(() -> PgMemoryStore.open(same().role("nobody_at_all").build()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("nobody_at_all");
    }

    @Test
    void a_superuser_is_refused() {
        assumeThat(System.getenv(TestDatabase.VARIABLE))
                .as("only the embedded server's superuser is known")
                .isNull();
        String url = TestDatabase.url().replace("mneme:mneme@", "postgres@");
        assertThatThrownBy(() -> PgMemoryStore.open(PgStoreOptions.builder(url)
                        .schema(TestDatabase.newSchema())
                        .rowLevelSecurity(true)
                        .build()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("superuser");
    }

    @Test
    void a_driver_that_separates_setting_and_statement_is_refused() {
        PgStoreOptions simple = PgStoreOptions.builder(TestDatabase.url() + "?preferQueryMode=simple")
                .schema(options.schema())
                .rowLevelSecurity(true)
                .build();
        assertThatThrownBy(() -> PgMemoryStore.open(simple))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("preferQueryMode=simple");
    }

    private PgStoreOptionsBuilder same() {
        return PgStoreOptions.builder(TestDatabase.url())
                .schema(options.schema())
                .poolSize(1)
                .rowLevelSecurity(true);
    }

    private static void append(PgMemoryStore to, ThreadKey key, int count) {
        to.messages().append(new Append(key, Samples.batch(count), AppendCondition.ANY, Samples.TIME));
    }

    private void workFor(ThreadKey key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('mneme.resource', ?, true)")) {
            statement.setString(1, key.resource().value());
            statement.execute();
        }
    }

    private long count(String table) throws SQLException {
        return executeCount(table(table));
    }

    private long executeCount(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Not one row is seen or changed: the transaction ends with an error of its own code. */
    private void refused(ThrowingCallable sql) throws SQLException {
        assertThatThrownBy(sql)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("MN001"));
        connection.rollback();
    }

    private int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }

    private String table(String name) {
        return PgNames.of(options).qualified(name);
    }
}
