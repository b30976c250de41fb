package io.mneme.memory.it.databases;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.mneme.memory.store.mongo.MongoStoreOptions;
import io.mneme.memory.store.pg.PgServer;
import io.mneme.memory.store.pg.PgStoreOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** Servers of the environment: they may hold other data, so each test class gets names of its own. */
final class GivenServers {

    private GivenServers() {}

    /** A schema of its own. */
    static TestDatabase postgresql(String server) {
        String url = withOption(server, "schema=" + newName());
        return new TestDatabase("PostgreSQL", url, Databases.POSTGRESQL_URL, () -> dropSchema(PgStoreOptions.of(url)));
    }

    /** Collections of its own. */
    static TestDatabase mongodb(String server) {
        String url = withOption(server, "collectionPrefix=" + newName() + "_");
        return new TestDatabase(
                "MongoDB", url, Databases.MONGODB_URL, () -> dropCollections(MongoStoreOptions.of(url)));
    }

    private static String newName() {
        return "mneme_it_" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String withOption(String url, String option) {
        return url + (url.contains("?") ? "&" : "?") + option;
    }

    private static void dropSchema(PgStoreOptions options) {
        PgServer server = options.server();
        Properties properties = new Properties();
        server.properties().forEach(properties::setProperty);
        server.user().ifPresent(user -> properties.setProperty("user", user));
        server.password().ifPresent(password -> properties.setProperty("password", password));
        try (Connection connection = DriverManager.getConnection(server.address(), properties);
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists \"" + options.schema() + "\" cascade");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void dropCollections(MongoStoreOptions options) {
        ConnectionString url = new ConnectionString(options.url());
        try (MongoClient client = MongoClients.create(url)) {
            MongoDatabase database = client.getDatabase(
                    Optional.ofNullable(url.getDatabase()).orElse(MongoStoreOptions.DEFAULT_DATABASE));
            for (String name : database.listCollectionNames()) {
                if (name.startsWith(options.collectionPrefix())) {
                    database.getCollection(name).drop();
                }
            }
        }
    }
}
