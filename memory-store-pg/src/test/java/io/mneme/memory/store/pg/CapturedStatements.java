package io.mneme.memory.store.pg;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;

/** Every statement that a store runs from now on, in both forms that the server may plan. */
final class CapturedStatements implements StatementCustomizer {

    private final List<Statement> all = new ArrayList<>();

    /**
     * One statement.
     *
     * @param bound with the values in place
     * @param open with {@code $1}, {@code $2} ... in their place
     */
    record Statement(String bound, String open) {}

    static CapturedStatements of(PgMemoryStore store) {
        CapturedStatements captured = new CapturedStatements();
        store.database().jdbi().getConfig(SqlStatements.class).addCustomizer(captured);
        return captured;
    }

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        // The driver's own statement prints itself with its values.
        String bound = statement.unwrap(org.postgresql.PGStatement.class).toString();
        String open = context.getParsedSql().getSql();
        if (!open.startsWith("select set_config") || open.contains(";")) {
            all.add(new Statement(withoutScope(bound), numbered(withoutScope(open))));
        }
    }

    /** Runs {@code call} and returns what it ran. */
    List<Statement> during(Runnable call) {
        all.clear();
        call.run();
        return List.copyOf(all);
    }

    private static String withoutScope(String sql) {
        int end = sql.indexOf("; ");
        return sql.startsWith("select set_config") ? sql.substring(end + 2) : sql;
    }

    /** A statement as the server may plan it for any values. */
    static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (char character : sql.toCharArray()) {
            numbered.append(character == '?' ? "$" + ++number : Character.toString(character));
        }
        return numbered.toString();
    }
}
