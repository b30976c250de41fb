package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import java.io.FileNotFoundException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
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

    private static final String PROTOCOL = "08P01";

    /** What the driver or the server say of an option of the URL while a connection is made. */
    private static final Set<String> CLASSES_OF_OPTIONS = Set.of("22", "42", "99");

    private static final String SETTING_NOT_CHANGEABLE = "55P02";

    /** To connect was not allowed: no matter of an option. */
    private static final String NO_PRIVILEGE = "42501";

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

    /** The first connection could not be had: says where it was looked for, and which options may be why. */
    static MemoryException notOpened(RuntimeException e, PgServer server) {
        SQLException cause = sqlException(e);
        String state = cause == null ? "" : state(cause);
        if (refusesOption(state)) {
            return new Misconfigured(
                    "PostgreSQL or its driver cannot do with an option of the URL" + server.given() + code(state),
                    cause);
        } else if (state.equals(PROTOCOL) && serverMessage(cause) == null && server.requiresGss()) {
            return new Misconfigured(
                    "PostgreSQL has no encryption by GSSAPI to offer: change gssEncMode in the URL" + code(state),
                    cause);
        } else if (state.equals(PROTOCOL)) {
            return new Unavailable(
                    "what answered is no PostgreSQL, or a pooler that refused: PgBouncer does so when user, password or"
                            + " database is wrong, and when it cannot reach the server"
                            + code(state) + ": " + server.address(),
                    cause);
        }
        MemoryException kind = translate(e);
        if (kind instanceof Unavailable) {
            return new Unavailable(kind.getMessage() + ": " + server.address() + server.given(), cause);
        }
        return state.equals("08004") ? new Misconfigured(kind.getMessage() + server.given(), cause) : kind;
    }

    private static boolean refusesOption(String state) {
        return state.equals(SETTING_NOT_CHANGEABLE)
                || !state.equals(NO_PRIVILEGE)
                        && !state.isEmpty()
                        && CLASSES_OF_OPTIONS.contains(state.substring(0, 2));
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
        String advice = advice(state);
        return advice == null
                ? ofClass(state.isEmpty() ? "08" : state.substring(0, 2), e)
                : new Misconfigured(advice + code(state), e);
    }

    /** What to change, where the code says it; else null. */
    private static String advice(String state) {
        return switch (state) {
            case "26000", "42P05" ->
                "a prepared statement got lost between connections: behind PgBouncer in transaction mode set its"
                        + " max_prepared_statements, or add prepareThreshold=0 to the URL";
            case NO_PRIVILEGE -> "PostgreSQL refused: check the user's privileges";
            case "08004" ->
                "PostgreSQL refused the connection: check user and password, and if it has no TLS, sslmode in the URL";
            case "28000" ->
                "PostgreSQL lets this user not in from here: check user and database, and if it takes connections"
                        + " over TLS only, add sslmode=verify-full to the URL";
            case "42P01", "42703", "42704", "42883", "3F000" ->
                "something that the store made is not there any more: if the whole schema or pgvector was"
                        + " dropped, open the store again, which makes it anew; else restore it from a backup";
            default -> null;
        };
    }

    private static MemoryException ofClass(String kind, SQLException e) {
        String code = code(state(e));
        return switch (kind) {
            case "08", "0A", "23", "25", "40", "53", "55", "57", "58" ->
                new Unavailable("PostgreSQL cannot answer now" + code, e);
            case "54" -> new InvalidInput("larger than PostgreSQL can keep" + code, e);
            case "28" -> new Misconfigured("PostgreSQL refused: check user and password" + code, e);
            case "3D" -> new Misconfigured("there is no such database" + code, e);
            default -> new Misconfigured("PostgreSQL refused; its log says what" + code, e);
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
