package io.mneme.memory.store.pg;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * The database of this module's tests: the one that {@value #VARIABLE} names, else an embedded one, started once. Its
 * user is an ordinary role that owns the database and can create roles.
 */
final class TestDatabase {

    static final String VARIABLE = "MEMORY_IT_POSTGRESQL_URL";

    private TestDatabase() {}

    /** A URL without options. */
    static String url() {
        String given = System.getenv(VARIABLE);
        return given == null || given.isBlank() ? EmbeddedDatabase.URL : given;
    }

    /** A schema name that nobody else has. */
    static String newSchema() {
        return "it_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Options for a small store in a new schema. */
    static PgStoreOptionsBuilder options() {
        return options("");
    }

    /** The same with options of the URL, as {@code ?name=value}. */
    static PgStoreOptionsBuilder options(String query) {
        return PgStoreOptions.builder(url() + query).schema(newSchema()).poolSize(4);
    }

    static void drop(PgStoreOptions options) {
        execute("drop schema if exists \"" + options.schema() + "\" cascade");
    }

    /** Runs SQL on a connection of its own. */
    static void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of a query, as text. */
    static List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks {@code question} until it is true; fails after ten seconds. */
    static void await(String question) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!query(question).contains("t")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still false: " + question);
            }
        }
    }

    static Connection connect() throws SQLException {
        return connect(Map.of());
    }

    /** A connection with properties of the driver. */
    static Connection connect(Map<String, String> properties) throws SQLException {
        PgServer server = PgStoreOptions.of(url()).server();
        Properties all = new Properties();
        all.setProperty("user", server.user().orElseThrow());
        all.setProperty("password", server.password().orElseThrow());
        properties.forEach(all::setProperty);
        return DriverManager.getConnection(server.address(), all);
    }
}
