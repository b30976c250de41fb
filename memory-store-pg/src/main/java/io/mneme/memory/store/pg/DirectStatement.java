package io.mneme.memory.store.pg;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.JdbiException;

/**
 * A statement whose values are bound in their order. For the calls that every turn makes: between two of them the
 * processor forgets JDBI's look-ups of names and types, which then cost a quarter of the call (see ADR 7). For one
 * thread at a time.
 */
final class DirectStatement {

    private final PreparedStatement statement;
    private int bound;

    DirectStatement(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Binds what a statement needs. */
    @FunctionalInterface
    interface Values {
        void bind(DirectStatement to) throws SQLException;
    }

    /** Reads what a statement found. */
    @FunctionalInterface
    interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Says what kind of call failed, for {@link PgErrors}. */
    static final class Failed extends JdbiException {
        private static final long serialVersionUID = 1L;

        Failed(SQLException cause) {
            super(cause);
        }
    }

    /** The next value; null is NULL. */
    DirectStatement text(String value) throws SQLException {
        if (value == null) {
            statement.setNull(++bound, Types.VARCHAR);
        } else {
            statement.setString(++bound, value);
        }
        return this;
    }

    /** The next value. */
    DirectStatement number(long value) throws SQLException {
        statement.setLong(++bound, value);
        return this;
    }

    /** The next value. */
    DirectStatement instant(Instant value) throws SQLException {
        statement.setObject(++bound, value.atOffset(ZoneOffset.UTC));
        return this;
    }
}
