package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import java.sql.SQLException;
import java.util.Set;

/**
 * Translates the driver's errors by SQLSTATE, the first two characters of which are the class of the error (appendix A
 * of PostgreSQL's manual).
 */
final class PgErrors {

    /** The server is a standby, or set to read only. */
    static final String READ_ONLY = "25006";

    /** Another transaction was in the way; deadlocks, lost races and violated keys of such races. */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "23505");

    private static final Set<String> PREPARED_STATEMENT_LOST = Set.of("26000", "42P05");
    private static final Set<String> REFUSED = Set.of("08004", "42501");
    private static final String CANCELLED = "57014";

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
        } else if (PREPARED_STATEMENT_LOST.contains(state)) {
            return new Misconfigured(
                    "a prepared statement got lost between connections: behind PgBouncer in transaction mode set its"
                            + " max_prepared_statements, or add prepareThreshold=0 to the URL",
                    e);
        } else if (REFUSED.contains(state)) {
            return new Misconfigured("PostgreSQL refused: check user, password and privileges" + code(state), e);
        }
        return switch (state.isEmpty() ? "08" : state.substring(0, 2)) {
            case "08", "0A", "23", "25", "40", "53", "55", "57", "58" ->
                new Unavailable("PostgreSQL cannot answer now" + code(state), e);
            case "54" -> new InvalidInput("larger than PostgreSQL can keep" + code(state), e);
            case "28" -> new Misconfigured("PostgreSQL refused: check user and password" + code(state), e);
            case "3D" -> new Misconfigured("there is no such database" + code(state), e);
            default -> new Misconfigured("PostgreSQL refused, see the cause" + code(state), e);
        };
    }

    private static String code(String state) {
        return state.isEmpty() ? "" : " (SQLSTATE " + state + ")";
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
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
