package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second wall around working memories and the recall index: SQL that forgets its WHERE. */
class PgRecallSecurityIT {

    private static final List<String> TABLES = List.of("working_memories", "recall_entries", "recall_owners");

    private final PgStoreOptions options =
            TestDatabase.options().rowLevelSecurity(true).build();
    private final ThreadKey alice = Fresh.thread();
    private final ThreadKey bob = Fresh.thread();
    private PgMemoryStore store;
    private Connection connection;

    @BeforeEach
    void fill() throws SQLException {
        store = PgMemoryStore.open(options);
        for (ThreadKey key : List.of(alice, bob)) {
            write(store, key);
        }
        connection = TestDatabase.connect();
        connection.setAutoCommit(false);
    }

    private static void write(PgMemoryStore to, ThreadKey key) {
        Recalled.append(to, key, 1);
        Recalled.index(to, key);
        WorkingMemoryVersion version = new WorkingMemoryVersion(
                1, new WorkingMemoryContent.Markdown("x"), Samples.TIME, Optional.empty(), Optional.empty());
        to.workingMemories().write(new WorkingMemoryWrite(WorkingMemoryKey.of(key.resource()), version, 5));
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        store.close();
        TestDatabase.drop(options);
    }

    @Test
    void without_an_owner_nothing_is_visible() throws SQLException {
        for (String table : TABLES) {
            assertThatThrownBy(() -> deleted(table))
                    .as(table)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("MN001"));
            connection.rollback();
        }
    }

    @Test
    void a_statement_without_where_touches_one_owners_rows() throws SQLException {
        workFor(alice);
        for (String table : TABLES) {
            assertThat(deleted(table)).as(table).isEqualTo(1);
        }
        connection.commit();
        Recalled.check(store, bob.resource(), 1);
        assertThat(store.workingMemories().find(WorkingMemoryKey.of(bob.resource())))
                .isPresent();
        assertThat(store.workingMemories().find(WorkingMemoryKey.of(alice.resource())))
                .isEmpty();
    }

    @Test
    void nothing_can_be_given_to_another_owner() throws SQLException {
        for (String table : TABLES) {
            workFor(alice);
            assertThatThrownBy(() -> execute("update " + name(table) + " set resource_id = '" + bob.resource() + "x'"))
                    .as(table)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            connection.rollback();
        }
    }

    @Test
    void a_role_may_do_the_work() {
        String role = options.schema() + "_worker";
        TestDatabase.execute("create role " + role + "; grant " + role + " to mneme");
        PgStoreOptions working = PgStoreOptions.builder(TestDatabase.url())
                .schema(options.schema())
                .poolSize(1)
                .rowLevelSecurity(true)
                .role(role)
                .build();
        try (PgMemoryStore second = PgMemoryStore.open(working)) {
            ThreadKey key = Fresh.thread();
            write(second, key);
            Recalled.check(second, key.resource(), 1);
            second.recallIndex().reset(Recalled.MODEL);
            assertThat(second.recallIndex().countPending()).isEqualTo(3);
        } finally {
            TestDatabase.execute("drop owned by " + role + "; drop role " + role);
        }
    }

    private void workFor(ThreadKey key) throws SQLException {
        execute("select set_config('mneme.resource', '" + key.resource() + "', true)");
    }

    private int deleted(String table) throws SQLException {
        return execute("delete from " + name(table));
    }

    private int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }

    private String name(String table) {
        return PgNames.of(options).qualified(table);
    }
}
