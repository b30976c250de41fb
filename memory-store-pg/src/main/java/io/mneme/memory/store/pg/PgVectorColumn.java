package io.mneme.memory.store.pg;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Gives the recall index a column of pgvector's type where the server has the extension and lets the user install it;
 * otherwise nothing changes. Not a migration, since the extension may come later. Runs in the transaction of the
 * migrations, under their lock.
 */
final class PgVectorColumn {

    // 0.7.0 brought halfvec.
    private static final String TYPE = "select quote_ident(n.nspname) || '.halfvec' from pg_extension x"
            + " join pg_namespace n on n.oid = x.extnamespace"
            + " join pg_type t on t.typnamespace = n.oid and t.typname = 'halfvec' where x.extname = 'vector'";

    // Not where the search path leads, which may well be the store's own schema: whoever drops a store would take the
    // vectors of all other ones in the database with it.
    private static final String COMMON =
            "select coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'usage'), false)";

    private final Handle handle;
    private final PgStoreOptions options;
    private final String entries;

    PgVectorColumn(Handle handle, PgStoreOptions options) {
        this.handle = handle;
        this.options = options;
        entries = PgNames.of(options).qualified("recall_entries");
    }

    void run() {
        if (isThere()) {
            return;
        }
        if (type().isEmpty() && asks("select exists (select from pg_available_extensions where name = 'vector')")) {
            install();
        }
        // A vector of up to 4,000 dimensions stays in its row: to fetch each from elsewhere would cost more than all
        // else.
        type().ifPresent(type -> tried("alter table " + entries + " add column embedding " + type
                + ", alter column embedding set storage external"));
        new PgLostVectors(handle, options).run(isThere() ? RecallState.Form.HALFVEC : RecallState.Form.BYTES);
    }

    private boolean isThere() {
        return asks("select exists (select from pg_attribute where attrelid = to_regclass('" + entries
                + "') and attname = 'embedding' and not attisdropped)");
    }

    private void install() {
        if (asks(COMMON)) {
            tried("create extension if not exists vector schema public");
        }
        if (type().isEmpty()) {
            tried("create extension if not exists vector");
        }
    }

    private Optional<String> type() {
        return handle.createQuery(TYPE).mapTo(String.class).findOne();
    }

    private boolean asks(String question) {
        return handle.createQuery(question).mapTo(Boolean.class).one();
    }

    /** What the server refuses, for whatever reason, the store can do without. */
    private void tried(String sql) {
        handle.savepoint("vector");
        try {
            handle.execute(sql);
            handle.releaseSavepoint("vector");
        } catch (JdbiException e) {
            handle.rollbackToSavepoint("vector");
        }
    }
}
