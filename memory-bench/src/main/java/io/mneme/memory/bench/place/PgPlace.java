package io.mneme.memory.bench.place;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.store.pg.PgMemoryStore;
import io.mneme.memory.store.pg.PgServer;
import io.mneme.memory.store.pg.PgStoreOptions;
import io.mneme.memory.store.pg.PgStoreOptionsBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** A schema. */
public final class PgPlace implements OwnPlace {

    /** Each partition comes with its table. */
    private static final String TABLES = "select format('%%I.%%I', nspname, relname) from pg_class join pg_namespace"
            + " on pg_namespace.oid = relnamespace where nspname = '%s' and relkind in ('r', 'p')"
            + " and not relispartition";

    private final String schema = OwnPlace.freshName();
    private final Connection connection;
    private final MemoryStore store;

    /**
     * Makes the schema.
     *
     * @param more what the store's options say besides the URL and the schema
     */
    public PgPlace(String url, UnaryOperator<PgStoreOptionsBuilder> more) throws SQLException {
        PgStoreOptions options =
                more.apply(PgStoreOptions.builder(url).schema(schema)).build();
        connection = connect(options.server());
        try {
            store = PgMemoryStore.open(options);
        } catch (RuntimeException e) {
            drop();
            throw e;
        }
    }

    /** A connection besides the store's, which the caller closes. */
    public static Connection connect(PgServer server) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(server.properties());
        server.user().ifPresent(user -> properties.setProperty("user", user));
        server.password().ifPresent(password -> properties.setProperty("password", password));
        return DriverManager.getConnection(server.address(), properties);
    }

    /** The schema's name, which needs no quotes. */
    public String schema() {
        return schema;
    }

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public void settle() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES.formatted(schema))) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        execute("vacuum (analyze) " + String.join(", ", tables));
    }

    @Override
    public void close() throws SQLException {
        store.close();
        drop();
    }

    private void drop() throws SQLException {
        try (connection) {
            execute("drop schema if exists " + schema + " cascade");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
