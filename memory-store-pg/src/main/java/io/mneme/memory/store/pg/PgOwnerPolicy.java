package io.mneme.memory.store.pg;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The policy that shows a transaction only the rows of the owner that it named. Without an owner any row that would
 * have to be hidden, and any that is written, is an error of the code {@value #NO_OWNER}: to a process that knows
 * nothing of row-level security all owners would seem to have nothing.
 */
final class PgOwnerPolicy {

    /** The SQLSTATE of a transaction that did not say for whom it works; the error holds the schema. */
    static final String NO_OWNER = "MN001";

    private static final String REFUSAL = "refuse_without_owner";

    // Stable and parallel safe: it must not keep a plan from anything.
    private static final String FUNCTION = """
            create or replace function %s() returns text
            language plpgsql stable parallel safe security invoker cost 1 as $refuse$
            begin
              raise exception using errcode = '%s', schema = '${schema}',
                message = 'row-level security of schema "${schema}": this transaction has no owner',
                hint = 'select set_config(''mneme.resource'', ''the owner'', true)';
            end
            $refuse$""";

    // The subselect is evaluated once for each statement, null for everybody's rows. A CASE, since the planner takes an
    // equation or an "or" for a condition that few rows fulfil, and would then sort or read a whole table. A pooled
    // connection keeps '' where the setting was set for a transaction.
    private static final String CONDITION = """
            (case coalesce((select case when current_setting('mneme.every_resource', true) = 'on' then null
            else coalesce(nullif(current_setting('mneme.resource', true), ''), %s()) end), resource_id)
            when resource_id then true else false end)""";

    private static final String OF_OLD_FORM = """
            select p.polrelid::regclass::text from pg_policy p
            where p.polname = 'mneme_owner' and p.polrelid in (select one::regclass from unnest(:tables::text[]) one)
              and not exists (select from pg_depend d where d.classid = 'pg_policy'::regclass and d.objid = p.oid
                and d.refclassid = 'pg_proc'::regclass and d.refobjid = to_regproc(:refusal))
            order by 1""";

    private final Handle handle;
    private final PgNames names;

    PgOwnerPolicy(Handle handle, PgNames names) {
        this.handle = handle;
        this.names = names;
    }

    /** Secures the open ones, and gives the secured ones the present form of the policy, each only where it must. */
    void apply(List<String> open, List<String> secured) {
        String refusal = names.qualified(REFUSAL);
        List<String> old = handle.createQuery(OF_OLD_FORM)
                .bind("tables", PgArguments.texts(secured))
                .bind("refusal", refusal)
                .mapTo(String.class)
                .list();
        if (open.isEmpty() && old.isEmpty()) {
            return;
        }
        handle.execute(names.fill(FUNCTION.formatted(refusal, NO_OWNER)));
        String condition = CONDITION.formatted(refusal);
        old.forEach(table -> handle.execute("alter policy mneme_owner on " + table + " using " + condition));
        for (String table : open) {
            handle.execute("alter table " + table + " enable row level security");
            handle.execute("alter table " + table + " force row level security");
            // There where somebody turned row-level security off and left the policy.
            handle.execute("drop policy if exists mneme_owner on " + table);
            handle.execute("create policy mneme_owner on " + table + " using " + condition);
        }
    }
}
