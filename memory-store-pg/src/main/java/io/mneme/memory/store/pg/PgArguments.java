package io.mneme.memory.store.pg;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jdbi.v3.core.argument.Argument;

/** Values of types that JDBC does not have, in both directions; never by way of the JVM's time zone. */
final class PgArguments {

    private PgArguments() {}

    /** A {@code text[]}. */
    static Argument texts(Collection<String> values) {
        return (position, statement, context) -> statement.setArray(
                position, statement.getConnection().createArrayOf("text", values.toArray(new String[0])));
    }

    /** A {@code timestamptz}; null is NULL. */
    static Argument instant(Instant value) {
        return (position, statement, context) -> {
            if (value == null) {
                statement.setNull(position, Types.TIMESTAMP_WITH_TIMEZONE);
            } else {
                statement.setObject(position, value.atOffset(ZoneOffset.UTC));
            }
        };
    }

    /** A {@code timestamptz} column; null for NULL. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
