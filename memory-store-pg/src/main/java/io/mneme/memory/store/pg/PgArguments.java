package io.mneme.memory.store.pg;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.argument.Argument;
import org.postgresql.PGConnection;

/**
 * Values of types that JDBC does not have, in both directions; never by way of the JVM's time zone. Always with a type,
 * so no array is ever NULL: where the driver has to ask for a type, it ends the transaction between a statement and the
 * setting before it that says for whom it works.
 */
final class PgArguments {

    private PgArguments() {}

    /** A {@code text[]}. */
    static Argument texts(Collection<String> values) {
        return (position, statement, context) -> statement.setArray(
                position, statement.getConnection().createArrayOf("text", values.toArray(new String[0])));
    }

    /** A {@code text[]} of what {@code value} gives for each item. */
    static <T> Argument texts(Collection<T> items, Function<T, String> value) {
        return array("text", items.stream().map(value).toArray(String[]::new));
    }

    /** A {@code bigint[]} of what {@code value} gives for each item. */
    static <T> Argument longs(Collection<T> items, ToLongFunction<T> value) {
        return array("int8", items.stream().mapToLong(value).toArray());
    }

    /** An {@code integer[]} of what {@code value} gives for each item. */
    static <T> Argument ints(Collection<T> items, ToIntFunction<T> value) {
        return array("int4", items.stream().mapToInt(value).toArray());
    }

    /** An array of the server's type {@code type}, from one of Java's arrays; primitive ones go in binary. */
    static Argument array(String type, Object values) {
        return (position, statement, context) -> statement.setArray(
                position, statement.getConnection().unwrap(PGConnection.class).createArrayOf(type, values));
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
