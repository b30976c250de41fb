package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Misconfigured;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Brings a file's schema to the present version, and refuses files that are not Mneme's or newer. Thread-safe. */
final class Schema {

    /** Marks a file as Mneme's: "MNEM" in ASCII. */
    static final int APPLICATION_ID = 0x4D4E454D;

    private static final String CREATE_LIST = """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                number   INTEGER NOT NULL PRIMARY KEY,
                name     TEXT    NOT NULL,
                checksum TEXT    NOT NULL
            ) STRICT""";

    private final List<Migration> migrations;
    private final String place;

    /**
     * @param migrations all steps that this version knows
     * @param place the file, for messages
     */
    Schema(List<Migration> migrations, String place) {
        this.migrations = migrations;
        this.place = place;
    }

    /**
     * Refuses a file that is not Mneme's, newer, or made by other steps. Changes nothing.
     *
     * @throws Misconfigured if it is refused
     */
    void check(Session session) throws SQLException {
        // One snapshot: another process may be making the schema at this moment.
        session.inTransaction("BEGIN", () -> outdated(session));
    }

    private boolean outdated(Session session) {
        Handle handle = session.handle();
        if (number(handle, "PRAGMA application_id") != APPLICATION_ID) {
            refuseForeign(handle);
            return true;
        }
        int version = number(handle, "PRAGMA user_version");
        if (version > migrations.size()) {
            throw new Misconfigured("%s has schema version %d, written by a newer Mneme; this one knows up to %d: use"
                            .formatted(place, version, migrations.size())
                    + " the newer one, or another file");
        }
        checkApplied(handle, version);
        return version < migrations.size();
    }

    /**
     * Runs the missing steps in one transaction. Several processes may do so at once: the first one does it, the others
     * wait and find it done.
     */
    void migrate(Session session) throws SQLException {
        session.inTransaction(Session.WRITE, () -> {
            if (outdated(session)) {
                apply(session);
            }
            return null;
        });
    }

    private void apply(Session session) throws SQLException {
        Handle handle = session.handle();
        handle.execute(CREATE_LIST);
        for (Migration step : migrations.subList(number(handle, "PRAGMA user_version"), migrations.size())) {
            try (Statement statement = session.connection().createStatement()) {
                // The driver hands the whole script to SQLite, which knows where a statement ends.
                statement.executeUpdate(step.script());
            }
            handle.createUpdate("INSERT INTO schema_migrations VALUES (:number, :name, :checksum)")
                    .bind("number", step.number())
                    .bind("name", step.name())
                    .bind("checksum", step.checksum())
                    .execute();
        }
        handle.execute("PRAGMA application_id = " + APPLICATION_ID);
        handle.execute("PRAGMA user_version = " + migrations.size());
    }

    private void refuseForeign(Handle handle) {
        boolean empty = number(handle, "SELECT count(*) FROM sqlite_schema") == 0
                && number(handle, "PRAGMA application_id") == 0
                && number(handle, "PRAGMA user_version") == 0;
        if (!empty) {
            throw new Misconfigured(place + " is the SQLite database of another application; choose another file");
        }
    }

    private void checkApplied(Handle handle, int version) {
        List<String> applied = handle.createQuery("SELECT checksum FROM schema_migrations ORDER BY number")
                .mapTo(String.class)
                .list();
        List<String> known =
                migrations.subList(0, version).stream().map(Migration::checksum).toList();
        if (!applied.equals(known)) {
            throw new Misconfigured(place + " was made by schema steps other than those of this version (1 to "
                    + version + "); use the version of Mneme that made it, or another file");
        }
    }

    private static int number(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Integer.class).one();
    }
}
