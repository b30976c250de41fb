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
        return optionsOn(url() + query);
    }

    /** Options for a small store in a new schema of another server. */
    static PgStoreOptionsBuilder optionsOn(String url) {
        return PgStoreOptions.builder(url).schema(newSchema()).poolSize(4);
    }

    /** Removes the schema from this database, also if a store had it through something that has gone away. */
    static void drop(PgStoreOptions options) {
        drop(options, PgStoreOptions.of(url()).server());
    }

    /** Removes the schema from {@code server}. */
    static void drop(PgStoreOptions options, PgServer server) {
        execute(server, "drop schema if exists \"" + options.schema() + "\" cascade");
    }

    /** Runs SQL on a connection of its own. */
    static void execute(String sql) {
        execute(PgStoreOptions.of(url()).server(), sql);
    }

    private static void execute(PgServer server, String sql) {
        try (Connection connection = connect(server, Map.of());
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
        return connect(PgStoreOptions.of(url()).server(), properties);
    }

    /** The same on another server, with its own properties too. */
    static Connection connect(PgServer server, Map<String, String> properties) throws SQLException {
        Properties all = new Properties();
        all.setProperty("user", server.user().orElseThrow());
        all.setProperty("password", server.password().orElseThrow());
        server.properties().forEach(all::setProperty);
        properties.forEach(all::setProperty);
        return DriverManager.getConnection(server.address(), all);
    }
}
