package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Misconfigured;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Row-level security: each table of owners' data gets a policy that shows only the rows of the owner that the
 * transaction named. Runs in the transaction of the migrations, under their lock.
 */
final class PgRowSecurity {

    private final Handle handle;
    private final PgStoreOptions options;
    private final PgNames names;

    PgRowSecurity(Handle handle, PgStoreOptions options) {
        this.handle = handle;
        this.options = options;
        names = PgNames.of(options);
    }

    /** Turns it on where the options ask for it; refuses to work without it where it is on. */
    void run() {
        List<String> secured = tables(true);
        if (options.rowLevelSecurity()) {
            refuseExempt();
            new PgOwnerPolicy(handle, names).apply(tables(false), secured);
            options.role().ifPresent(this::grant);
        } else if (!secured.isEmpty()) {
            throw new Misconfigured("schema " + options.schema()
                    + " has row-level security: set rowLevelSecurity=on for every process on it");
        }
    }

    /** The tables of owners' data, partitions included, whose row-level security is on or off. */
    private List<String> tables(boolean secured) {
        return handle.createQuery("select oid::regclass::text from pg_class where relrowsecurity = :secured and oid in"
                        + " (select one::regclass from unnest(:tables::text[]) one union all select inhrelid from pg_inherits"
                        + " where inhparent in (select one::regclass from unnest(:tables::text[]) one)) order by 1")
                .bind("secured", secured)
                .bind(
                        "tables",
                        PgArguments.texts(PgNames.OWNED_TABLES.stream()
                                .map(names::qualified)
                                .toList()))
                .mapTo(String.class)
                .list();
    }

    private void refuseExempt() {
        Optional<Boolean> exempt = handle.createQuery("select rolsuper or rolbypassrls from pg_roles"
                        + " where rolname = coalesce(:role, current_user)")
                .bind("role", options.role().orElse(null))
                .mapTo(Boolean.class)
                .findOne();
        if (exempt.orElseThrow(
                () -> new Misconfigured("there is no role " + options.role().orElseThrow()))) {
            throw new Misconfigured("row-level security does not bind a superuser or a role with BYPASSRLS:"
                    + " use another user, or name a role with the option role");
        }
    }

    /** Only what is missing: later processes need not be allowed to grant. */
    private void grant(String role) {
        String to = " to "
                + handle.createQuery("select quote_ident(:role)")
                        .bind("role", role)
                        .mapTo(String.class)
                        .one();
        if (!has("has_schema_privilege(:role, :object, 'usage')", role, options.schema())) {
            handle.execute(names.fill("grant usage on schema \"${schema}\"") + to);
        }
        for (String name : granted()) {
            for (String privilege : List.of("select", "insert", "update", "delete")) {
                if (!has("has_table_privilege(:role, :object, '" + privilege + "')", role, name)) {
                    handle.execute("grant " + privilege + " on " + name + to);
                }
            }
        }
        String numbers = names.qualified("recall_entry_numbers");
        if (!has("has_sequence_privilege(:role, :object, 'usage')", role, numbers)) {
            handle.execute("grant usage on sequence " + numbers + to);
        }
    }

    private List<String> granted() {
        return Stream.concat(PgNames.OWNED_TABLES.stream(), PgNames.SHARED_TABLES.stream())
                .map(names::qualified)
                .toList();
    }

    private boolean has(String question, String role, String object) {
        return handle.createQuery("select " + question)
                .bind("role", role)
                .bind("object", object)
                .mapTo(Boolean.class)
                .one();
    }
}
