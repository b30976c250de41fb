package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Misconfigured;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What happens when a store is opened: the server is checked, then the schema is brought to the present version. */
final class PgStart {

    private static final int OLDEST = 140_000;

    private final PgDatabase database;
    private final PgStoreOptions options;

    PgStart(PgDatabase database, PgStoreOptions options) {
        this.database = database;
        this.options = options;
    }

    /** Returns the store's description. */
    String run() {
        String version = database.maintenance(handle -> {
            String found = checkServer(handle);
            new PgPoolerCheck(options).run(handle.getConnection());
            new PgMigrations(handle, options).run();
            new PgVectorColumn(handle, options).run();
            new PgRowSecurity(handle, options).run();
            return found;
        });
        if (options.rowLevelSecurity()) {
            checkScope();
        }
        return "PostgreSQL %s at %s, schema %s%s%s"
                .formatted(
                        version,
                        options.server().address().replace("jdbc:postgresql://", ""),
                        options.schema(),
                        options.tablePrefix().isEmpty() ? "" : ", tables " + options.tablePrefix() + "*",
                        options.rowLevelSecurity() ? ", row-level security on" : "");
    }

    /** A setting must hold for the statement sent with it: else every owner would seem to have nothing. */
    private void checkScope() {
        PgScope scope = new PgScope("mneme.resource", "check");
        Optional<String> seen = database.statement(
                scope,
                session -> session.first(
                        session.prepare("select current_setting('mneme.resource', true)"),
                        (row, context) -> row.getString(1)));
        if (!seen.equals(Optional.of(scope.value()))) {
            throw new Misconfigured("row-level security needs statements sent together to share a transaction:"
                    + " not so with preferQueryMode=simple, nor behind a pooler that pools statements");
        }
    }

    private static String checkServer(Handle handle) {
        String version = setting(handle, "server_version").split(" ", 2)[0];
        if (Integer.parseInt(setting(handle, "server_version_num")) < OLDEST) {
            throw new Misconfigured("PostgreSQL 14 or newer is needed; this one is " + version);
        }
        if (!setting(handle, "server_encoding").equals("UTF8")) {
            throw new Misconfigured("the database must have the encoding UTF8, not "
                    + setting(handle, "server_encoding") + ": other ones cannot keep every character");
        }
        if (!setting(handle, "default_transaction_isolation").equals("read committed")) {
            throw new Misconfigured("default_transaction_isolation must be \"read committed\", not \""
                    + setting(handle, "default_transaction_isolation") + "\": set it for the user, or add"
                    + " options=-c%20default_transaction_isolation=read%5C%20committed to the URL");
        }
        return version;
    }

    private static String setting(Handle handle, String name) {
        return handle.createQuery("select current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one();
    }
}
