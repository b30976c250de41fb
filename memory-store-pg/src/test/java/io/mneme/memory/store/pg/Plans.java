package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the server would run what a store runs, seen as one owner and, like the store, rather by indexes. */
final class Plans implements AutoCloseable {

    private final CapturedStatements statements;
    private final Connection connection;

    Plans(PgMemoryStore store, String owner) throws SQLException {
        statements = CapturedStatements.of(store);
        connection = TestDatabase.connect(Map.of("preferQueryMode", "simple"));
        execute("set enable_seqscan = off");
        execute("set mneme.resource = '" + owner + "'");
    }

    /** The plans of what {@code call} runs, each for its own values where they are known, and for any values. */
    List<String> of(Runnable call) {
        List<CapturedStatements.Statement> ran = statements.during(call);
        assertThat(ran).isNotEmpty();
        return ran.stream().flatMap(this::plans).toList();
    }

    /** The plan of a statement that goes past JDBI, for any values. */
    String any(String sql) {
        return plan("explain (costs off, generic_plan) " + CapturedStatements.numbered(sql));
    }

    /** Sees everybody's rows, or one owner's again. */
    void everybody(boolean all) throws SQLException {
        execute("set mneme.every_resource = '" + (all ? "on" : "off") + "'");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private Stream<String> plans(CapturedStatements.Statement statement) {
        String any = plan("explain (costs off, generic_plan) " + statement.open());
        // The driver does not print arrays that it sends in binary.
        return statement.bound().contains("?")
                ? Stream.of(any)
                : Stream.of(any, plan("explain (costs off) " + statement.bound()));
    }

    private String plan(String explain) {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(explain)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return String.join("\n", lines);
        } catch (SQLException e) {
            throw new IllegalStateException(explain, e);
        }
    }
}
