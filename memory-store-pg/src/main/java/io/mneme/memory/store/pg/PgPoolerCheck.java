package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Misconfigured;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.PGStatement;

/**
 * Refuses a pooler that gives one server connection to many clients and does not know prepared statements: the drivers
 * of two clients use the same names, so that one client's name could run the other's statement.
 */
final class PgPoolerCheck {

    // A pooler that knows prepared statements gives them names of its own.
    private static final String QUESTION =
            "select pg_backend_pid()," + " exists (select from pg_prepared_statements where name ~ '^S_[0-9]+$')";

    private final PgStoreOptions options;

    PgPoolerCheck(PgStoreOptions options) {
        this.options = options;
    }

    void run(Connection connection) {
        if (options.server().properties().containsKey(PGProperty.PREPARE_THRESHOLD.getName())) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(QUESTION)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                // A pooler tells its clients a process id that it made up.
                boolean direct =
                        row.getInt(1) == connection.unwrap(PGConnection.class).getBackendPID();
                if (!direct && row.getBoolean(2)) {
                    throw new Misconfigured(
                            "there is a pooler before PostgreSQL that does not know prepared statements:"
                                    + " set max_prepared_statements of PgBouncer (1.21 or newer), or add prepareThreshold=0 to the"
                                    + " URL; if the pooler keeps whole sessions, add prepareThreshold=5");
                }
            }
        } catch (SQLException e) {
            throw PgErrors.translate(e);
        }
    }
}
