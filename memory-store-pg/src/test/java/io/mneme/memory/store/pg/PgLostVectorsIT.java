package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.thread.ThreadKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two stores in a database of their own, from which somebody drops one of them, or pgvector. */
class PgLostVectorsIT {

    private final String database = TestDatabase.newSchema();
    private final ThreadKey key = Fresh.thread();
    private final ThreadKey other = Fresh.thread();

    @BeforeEach
    void create() {
        assumeThat(TestDatabase.query("select count(*) from pg_available_extensions where name = 'vector'"))
                .as("not run: this server cannot have pgvector")
                .containsExactly("1");
        TestDatabase.execute("create database " + database);
    }

    @AfterEach
    void drop() {
        TestDatabase.execute("drop database if exists " + database + " with (force)");
    }

    @Test
    void pgvector_is_in_no_stores_schema_so_that_a_store_can_be_dropped_alone() throws SQLException {
        // The user's name: the search path leads there.
        PgMemoryStore.open(options("mneme").build()).close();
        try (PgMemoryStore second = PgMemoryStore.open(options("second").build())) {
            fill(second);
            assertThat(schemaOfVector()).isEqualTo("public");
            execute("drop schema mneme cascade");
            Recalled.check(second, key.resource(), 3);
        }
    }

    @Test
    void without_a_common_schema_it_is_where_the_search_path_leads() throws SQLException {
        execute("drop schema public");
        try (PgMemoryStore store = PgMemoryStore.open(options("mneme").build())) {
            fill(store);
            assertThat(schemaOfVector()).isEqualTo("mneme");
            Recalled.check(store, key.resource(), 3);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "2, false", "0, true"})
    void vectors_that_were_dropped_with_pgvector_are_made_again(int partitions, boolean secured) throws SQLException {
        PgStoreOptions options = options("second")
                .partitions(partitions)
                .rowLevelSecurity(secured)
                .build();
        try (PgMemoryStore store = PgMemoryStore.open(options)) {
            fill(store);
        }
        execute("drop extension vector cascade");
        try (CapturedLog log = new CapturedLog(PgLostVectors.class.getName());
                PgMemoryStore store = PgMemoryStore.open(options)) {
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("schema second", "2 threads are pending and will be indexed anew");
            assertThat(store.recallIndex().model()).contains(Recalled.MODEL);
            indexAgain(store);
            assertThat(store.recallIndex().description()).contains("by pgvector");
        }
        try (PgMemoryStore store = PgMemoryStore.open(options)) {
            assertThat(store.recallIndex().countPending()).isZero();
        }
    }

    @Test
    void if_it_cannot_be_had_again_the_store_goes_on_without_it() throws SQLException {
        try (PgMemoryStore store = PgMemoryStore.open(options("second").build())) {
            fill(store);
        }
        execute("drop extension vector cascade; create type public.vector as (number integer)");
        try (PgMemoryStore store = PgMemoryStore.open(options("second").build())) {
            indexAgain(store);
            assertThat(store.recallIndex().description()).contains("no pgvector");
        }
    }

    private void fill(PgMemoryStore store) {
        Recalled.append(store, key, 3);
        Recalled.append(store, other, 2);
        Recalled.index(store, key);
        Recalled.index(store, other);
    }

    private void indexAgain(PgMemoryStore store) {
        assertThat(store.recallIndex().countPending()).isEqualTo(2);
        Recalled.index(store, key);
        Recalled.index(store, other);
        Recalled.check(store, key.resource(), 3);
        Recalled.check(store, other.resource(), 2);
    }

    private PgStoreOptionsBuilder options(String schema) {
        return PgStoreOptions.builder(url()).schema(schema).poolSize(1);
    }

    private String url() {
        String url = TestDatabase.url();
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }

    private String schemaOfVector() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select extnamespace::regnamespace::text from pg_extension where extname = 'vector'")) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return TestDatabase.connect(PgStoreOptions.of(url()).server(), Map.of());
    }
}
