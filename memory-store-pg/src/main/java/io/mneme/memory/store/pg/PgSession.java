package io.mneme.memory.store.pg;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * One call's connection. Where row-level security is on, each transaction first says for whom it works, with settings
 * that end with it; a single statement does so in the same round trip. Not thread-safe.
 */
final class PgSession {

    private static final String SCOPE = "select set_config(:scopeSetting, :scopeValue, true)";
    private static final String INDEXES = "set_config('enable_seqscan', 'off', true)";
    private static final String UNSORTED =
            ", set_config('enable_sort', 'off', true), set_config('enable_incremental_sort', 'off', true)";
    private static final String ROLE = ", set_config('role', :scopeRole, true)";
    private static final String DIRECT_SCOPE = "select set_config(?, ?, true); ";
    private static final String DIRECT_ROLE = "select set_config(?, ?, true), set_config('role', ?, true); ";

    private final Handle handle;
    private final PgStoreOptions options;
    private final Optional<PgScope> scope;
    private boolean preceded;

    private PgSession(Handle handle, PgStoreOptions options, Optional<PgScope> scope) {
        this.handle = handle;
        this.options = options;
        this.scope = scope;
        preceded = scope.isPresent();
    }

    static PgSession ofStatement(Handle handle, PgStoreOptions options, PgScope scope) {
        return new PgSession(handle, options, options.rowLevelSecurity() ? Optional.of(scope) : Optional.empty());
    }

    static PgSession ofTransaction(Handle handle, PgStoreOptions options, PgScope scope) {
        if (options.rowLevelSecurity()) {
            PgSession first = new PgSession(handle, options, Optional.empty());
            first.list(first.scoped(handle.createQuery(first.scopeSql()), scope), (row, context) -> row.getString(1));
        }
        return new PgSession(handle, options, Optional.empty());
    }

    /**
     * A LIMIT, as text: with a parameter the server would expect a tenth of all rows, and so rather plan the statement
     * anew each time.
     */
    static String limit(int rows) {
        return " limit " + rows;
    }

    /** A statement with named parameters, to be bound and given to one of the methods below. */
    Query prepare(String sql) {
        return scope.isEmpty()
                ? handle.createQuery(sql)
                : scoped(handle.createQuery(scopeSql() + "; " + sql), scope.get());
    }

    /**
     * The same for a statement that must go by indexes: the server takes them for dearer than they are where all is in
     * memory, and would rather read everybody's rows.
     */
    Query prepareIndexed(String sql) {
        return prepareAfter(INDEXES, sql);
    }

    /** The same for a statement that must also be answered in the order of an index, for it stops before the end. */
    Query prepareOrdered(String sql) {
        return prepareAfter(INDEXES + UNSORTED, sql);
    }

    private Query prepareAfter(String settings, String sql) {
        preceded = true;
        return scope.isEmpty()
                ? handle.createQuery("select " + settings + "; " + sql)
                : scoped(handle.createQuery(scopeSql() + ", " + settings + "; " + sql), scope.get());
    }

    <T> Optional<T> first(Query query, RowMapper<T> mapper) {
        return list(query, mapper).stream().findFirst();
    }

    <T> List<T> list(Query query, RowMapper<T> mapper) {
        return query.execute((execution, context) -> {
            try (context) {
                PreparedStatement statement = execution.get();
                skipScope(statement);
                List<T> rows = new ArrayList<>();
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    rows.add(mapper.map(result, context));
                }
                return rows;
            }
        });
    }

    /** Runs a statement that returns no rows; returns how many it changed. */
    long update(Query query) {
        return query.execute((execution, context) -> {
            try (context) {
                PreparedStatement statement = execution.get();
                skipScope(statement);
                return statement.getLargeUpdateCount();
            }
        });
    }

    /** Runs a query whose values are bound in their order. */
    <T> T direct(String sql, DirectStatement.Values values, DirectStatement.Rows<T> reader) {
        String scoped = scope.isEmpty() ? sql : (options.role().isPresent() ? DIRECT_ROLE : DIRECT_SCOPE) + sql;
        try (PreparedStatement statement = handle.getConnection().prepareStatement(scoped)) {
            DirectStatement direct = new DirectStatement(statement);
            if (scope.isPresent()) {
                direct.text(scope.get().setting()).text(scope.get().value());
                if (options.role().isPresent()) {
                    direct.text(options.role().get());
                }
            }
            values.bind(direct);
            statement.execute();
            skipScope(statement);
            return reader.read(statement.getResultSet());
        } catch (SQLException e) {
            throw new DirectStatement.Failed(e);
        }
    }

    private void skipScope(PreparedStatement statement) throws SQLException {
        if (preceded) {
            statement.getMoreResults();
        }
    }

    private String scopeSql() {
        return options.role().isPresent() ? SCOPE + ROLE : SCOPE;
    }

    private Query scoped(Query query, PgScope value) {
        options.role().ifPresent(role -> query.bind("scopeRole", role));
        return query.bind("scopeSetting", value.setting()).bind("scopeValue", value.value());
    }
}
