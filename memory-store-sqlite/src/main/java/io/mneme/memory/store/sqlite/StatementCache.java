package io.mneme.memory.store.sqlite;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the prepared statements of one connection, for JDBI and for {@link Session#prepare}: to prepare costs more than
 * to run. Holds as many as there are SQL texts in this module, all of them constants. For one thread at a time.
 */
final class StatementCache implements StatementBuilder {

    private final Map<String, PreparedStatement> idle = new HashMap<>();

    /** Takes the statement out of the cache; {@link #putBack} returns it. */
    PreparedStatement take(Connection connection, String sql) throws SQLException {
        PreparedStatement known = idle.remove(sql);
        return known != null ? known : connection.prepareStatement(sql);
    }

    /**
     * Keeps the statement for the next {@link #take}. Its values stay bound until they are bound anew: SQLite would
     * prepare a query again whose parameters were cleared.
     */
    void putBack(String sql, PreparedStatement statement) throws SQLException {
        if (idle.putIfAbsent(sql, statement) != null) {
            statement.close();
        }
    }

    /** Closes all statements: after an error the driver has closed some of them by itself. */
    void clear() throws SQLException {
        for (PreparedStatement statement : idle.values()) {
            statement.close();
        }
        idle.clear();
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        return take(connection, sql);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        if (sql != null && statement instanceof PreparedStatement prepared) {
            putBack(sql, prepared);
        } else {
            statement.close();
        }
    }

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return connection.prepareCall(sql);
    }
}
