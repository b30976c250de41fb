package io.mneme.memory.bench.store;

import io.mneme.memory.bench.place.PgPlace;
import io.mneme.memory.store.pg.PgServer;
import io.mneme.memory.thread.ThreadKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * pgjdbc on two tables as one would write them by hand, with an index that refuses a retried message and one that lists
 * threads by their last change; minimal ones have neither. A connection for each caller, statements prepared once.
 */
final class BarePostgresql implements BareDriver {

    private static final String TABLES = """
            create schema %1$s;
            create table %1$s.threads (resource text, thread text, last_sequence bigint not null,
              updated_at timestamptz not null, primary key (resource, thread));
            create table %1$s.messages (resource text, thread text, sequence bigint, id text not null, role text not null,
              created_at timestamptz not null, body jsonb not null, primary key (resource, thread, sequence))""";
    private static final String INDEXES = "create unique index on %1$s.messages (resource, thread, id);"
            + " create index on %1$s.threads (resource, updated_at, thread)";
    private static final String FILL = "insert into %1$s.messages select ?, ?, n, gen_random_uuid()::text,"
            + " case n %% 2 when 1 then 'user' else 'assistant' end, now(),"
            + " case n %% 2 when 1 then ?::jsonb else ?::jsonb end from generate_series(1, ?) n";

    private final PgServer server;
    private final String schema;
    private final Connection setUp;
    private final List<Connection> connections = new ArrayList<>();

    BarePostgresql(PgServer server, String schema, boolean minimal) throws SQLException {
        this.server = server;
        this.schema = schema;
        setUp = connect();
        execute(TABLES.formatted(schema));
        if (!minimal) {
            execute(INDEXES.formatted(schema));
        }
    }

    @Override
    public void fill(ThreadKey thread, int messages) throws SQLException {
        try (PreparedStatement create =
                        setUp.prepareStatement("insert into " + schema + ".threads values (?, ?, ?, now())");
                PreparedStatement fill = setUp.prepareStatement(FILL.formatted(schema))) {
            create.setString(1, thread.resource().value());
            create.setString(2, thread.thread().value());
            create.setLong(3, messages);
            create.executeUpdate();
            fill.setString(1, thread.resource().value());
            fill.setString(2, thread.thread().value());
            fill.setString(3, BareMessage.QUESTION);
            fill.setString(4, BareMessage.ANSWER);
            fill.setInt(5, messages);
            fill.executeUpdate();
        }
    }

    @Override
    public Session session() throws SQLException {
        return new BarePostgresqlSession(connect(), schema);
    }

    /** Runs SQL without parameters. */
    void execute(String sql) throws SQLException {
        try (Statement statement = setUp.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = PgPlace.connect(server);
        connections.add(connection);
        return connection;
    }

    @Override
    public void close() throws SQLException {
        execute("drop schema if exists " + schema + " cascade");
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
