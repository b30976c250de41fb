package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import java.io.FileNotFoundException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Translates the driver's errors by SQLSTATE, the first two characters of which are the class of the error (appendix A
 * of PostgreSQL's manual).
 */
final class PgErrors {

    /** The server is a standby, or set to read only. */
    static final String READ_ONLY = "25006";

    private static final String VIOLATED_KEY = "23505";

    /** Another transaction was in the way; deadlocks, lost races and violated keys of such races. */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", VIOLATED_KEY);

    private static final String CANCELLED = "57014";

    private static final String PREPARED_STATEMENT_LOST =
            "a prepared statement got lost between connections: behind PgBouncer in transaction mode set its"
                    + " max_prepared_statements, or add prepareThreshold=0 to the URL";

    /** What to change, where the code says it. */
    private static final Map<String, String> ADVICE = Map.of(
            "26000",
            PREPARED_STATEMENT_LOST,
            "42P05",
            PREPARED_STATEMENT_LOST,
            "42501",
            "PostgreSQL refused: check the user's privileges",
            "08004",
            "PostgreSQL refused the connection: check user and password, and if it has no TLS, sslmode in the URL",
            "28000",
            "PostgreSQL lets this user not in from here: check user and database, and if it takes connections over TLS"
                    + " only, add sslmode=verify-full to the URL");

    private PgErrors() {}

    /** The kind of exception that tells the caller what to do, with the driver's as cause. */
    static MemoryException translate(Exception e) {
        SQLException cause = sqlException(e);
        return cause == null ? new Unavailable("PostgreSQL cannot answer now", e) : ofCode(cause);
    }

    /** Whether the same transaction may succeed when run again. */
    static boolean lostRace(Exception e) {
        SQLException cause = sqlException(e);
        return cause != null && LOST_RACES.contains(state(cause));
    }

    /** Whether a row with the same key is there. */
    static boolean violatedKey(Exception e) {
        SQLException cause = sqlException(e);
        return cause != null && state(cause).equals(VIOLATED_KEY);
    }

    /** The first connection could not be had: says where it was looked for. */
    static MemoryException notOpened(RuntimeException e, PgServer server) {
        MemoryException kind = translate(e);
        return kind instanceof Unavailable
                ? new Unavailable(kind.getMessage() + ": " + server.address(), sqlException(e))
                : kind;
    }

    /** No connection could be had: {@code pool} gives the pool's numbers. */
    static MemoryException noConnection(RuntimeException e, String pool) {
        SQLException cause = sqlException(e);
        MemoryException kind = translate(e);
        return kind instanceof Misconfigured
                ? new Misconfigured(kind.getMessage() + "; " + pool, cause)
                : new Unavailable("no connection to PostgreSQL in time; " + pool, cause);
    }

    private static MemoryException ofCode(SQLException e) {
        String state = state(e);
        if (state.equals(CANCELLED)) {
            return new Unavailable("PostgreSQL did not answer in time and was told to stop", e);
        } else if (state.equals(PgOwnerPolicy.NO_OWNER)) {
            return new Misconfigured(
                    "schema " + schema(e) + " has row-level security now: open the store with rowLevelSecurity=on"
                            + code(state),
                    e);
        } else if (hasCause(e, CertificateException.class)) {
            return new Misconfigured(
                    "PostgreSQL's certificate is not trusted: name the file of its CA with sslrootcert in the URL", e);
        } else if (hasCause(e, FileNotFoundException.class)) {
            return new Misconfigured(
                    "a file of the TLS settings is missing: name the file of the server's CA with sslrootcert in the URL",
                    e);
        }
        return ADVICE.containsKey(state)
                ? new Misconfigured(ADVICE.get(state) + code(state), e)
                : ofClass(state.isEmpty() ? "08" : state.substring(0, 2), e);
    }

    private static MemoryException ofClass(String kind, SQLException e) {
        String code = code(state(e));
        return switch (kind) {
            case "08", "0A", "23", "25", "40", "53", "55", "57", "58" ->
                new Unavailable("PostgreSQL cannot answer now" + code, e);
            case "54" -> new InvalidInput("larger than PostgreSQL can keep" + code, e);
            case "28" -> new Misconfigured("PostgreSQL refused: check user and password" + code, e);
            case "3D" -> new Misconfigured("there is no such database" + code, e);
            default -> new Misconfigured("PostgreSQL refused, see the cause" + code, e);
        };
    }

    /** The schema that the server says an error is about. */
    private static String schema(SQLException e) {
        ServerErrorMessage message = serverMessage(e);
        return message == null || message.getSchema() == null ? "of this store" : message.getSchema();
    }

    /** What the server, or a pooler, said; null if the driver found the error. */
    private static ServerErrorMessage serverMessage(SQLException e) {
        return e instanceof PSQLException server ? server.getServerErrorMessage() : null;
    }

    private static String code(String state) {
        return state.isEmpty() ? "" : " (SQLSTATE " + state + ")";
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static SQLException sqlException(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return deepest(found);
            }
        }
        return null;
    }

    /** The pool wraps the driver's exception in one of its own, which may lack the code. */
    private static SQLException deepest(SQLException e) {
        return e.getCause() instanceof SQLException cause && cause != e ? deepest(cause) : e;
    }
}
