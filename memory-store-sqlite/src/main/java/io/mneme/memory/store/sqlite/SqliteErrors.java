package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Translates the driver's errors by SQLite's result code; their text is never read. */
final class SqliteErrors {

    /** The lowest byte of a result code is the kind of error; the others say more of it. */
    private static final int PRIMARY = 0xff;

    private SqliteErrors() {}

    /** What a call throws instead of {@code error}. */
    static MemoryException translate(SQLException error, String place) {
        return switch (primary(error)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
                unavailable(error, place, "another process kept it locked for longer than busyTimeout");
            case SQLITE_FULL -> unavailable(error, place, "the disk is full");
            case SQLITE_IOERR -> unavailable(error, place, "the disk failed");
            case SQLITE_CANTOPEN -> unavailable(error, place, "the file could not be opened");
            case SQLITE_NOMEM -> unavailable(error, place, "memory ran out");
            case SQLITE_INTERRUPT, SQLITE_ABORT -> unavailable(error, place, "the statement was stopped");
            case UNKNOWN_ERROR -> unavailable(error, place, "the driver failed; the cause says why");
            case SQLITE_TOOBIG -> new InvalidInput("a value is larger than SQLite can store", error);
            case SQLITE_NOTADB -> wrong(error, place, "it is not a SQLite database; choose another file");
            case SQLITE_CORRUPT -> wrong(error, place, "it is damaged; restore it from a backup");
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                wrong(
                        error,
                        place,
                        "it cannot be written; this process needs write access to the file and its directory");
            default -> wrong(error, place, "it is not as Mneme left it");
        };
    }

    /** What opening the database throws instead of {@code error}. */
    static MemoryException translateOpening(SQLException error, String place) {
        return switch (primary(error)) {
            case SQLITE_CANTOPEN ->
                wrong(error, place, "it cannot be opened; this process needs access to the file and its directory");
            case UNKNOWN_ERROR -> wrong(error, place, "the driver could not open it; the cause says why");
            default -> translate(error, place);
        };
    }

    /** Whether another process was in the way, so that the same may succeed at once. */
    static boolean busy(SQLException error) {
        return switch (primary(error)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> true;
            default -> false;
        };
    }

    /** The driver's exception in what JDBI threw. */
    static SQLException driverError(JdbiException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        throw error;
    }

    private static SQLiteErrorCode primary(SQLException error) {
        return error instanceof SQLiteException known
                ? SQLiteErrorCode.getErrorCode(known.getResultCode().code & PRIMARY)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static Unavailable unavailable(SQLException error, String place, String why) {
        return new Unavailable(text(error, place, why), error);
    }

    private static Misconfigured wrong(SQLException error, String place, String why) {
        return new Misconfigured(text(error, place, why), error);
    }

    private static String text(SQLException error, String place, String why) {
        String code =
                error instanceof SQLiteException known ? known.getResultCode().name() : "no result code";
        return "SQLite, " + place + ": " + why + " (" + code + ")";
    }
}
