package io.mneme.memory.bench.store;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.thread.ThreadKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** JDBC on a file with Mneme's schema and settings: a connection for each caller, and one writer at a time. */
final class BareSqlite implements BareDriver {

    private final Path file;
    private final MemoryStore schema;
    private final Lock writer = new ReentrantLock();
    private final List<Connection> connections = new ArrayList<>();

    BareSqlite(Path file) {
        this.file = file;
        schema = Stores.open("sqlite:" + file);
    }

    @Override
    public void fill(ThreadKey thread, int messages) {
        Turns.fill(schema, thread, messages);
    }

    @Override
    public Session session() throws SQLException {
        Properties settings = new Properties();
        settings.put("journal_mode", "WAL");
        settings.put("synchronous", "NORMAL");
        settings.put("foreign_keys", "true");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
        connections.add(connection);
        return new BareSqliteSession(connection, writer);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
        schema.close();
    }
}
