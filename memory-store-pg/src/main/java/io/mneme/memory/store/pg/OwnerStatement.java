package io.mneme.memory.store.pg;

import io.mneme.memory.thread.ResourceId;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads what the server says of an owner's entries: the numbers that tell whether what is kept of them in memory is
 * right, or these together with the entries that are missing, as of one moment. Thread-safe.
 */
final class OwnerStatement {

    /** Most entries of one statement: what the driver holds of an answer has to fit into memory at once. */
    static final int PART = 10_000;

    /** Where the server was started anew, or the table made anew, numbers may be given again that were lost. */
    private static final String STATE = "select " + OwnerPart.STATE + " as part, hashtextextended(concat_ws(' ',"
            + " o.identity, o.tableoid, extract(epoch from pg_postmaster_start_time()), m.name, m.dimensions, m.vectors),"
            + " 0) as n1, o.entries as n2, o.terms as n3, o.last_entry as n4, o.removals as n5,"
            + " m.dimensions::bigint as n6, m.vectors as t1, null::text as t2, null::text as t3, null::bytea as b1,"
            + " null::bytea as b2 from (select 1) one left join %s m on true left join %s o on o.resource_id = :resource";

    private static final String ENTRIES = "select " + OwnerPart.ENTRY + ", e.entry, e.sequence, e.chunk::bigint,"
            + " e.length::bigint, (extract(epoch from e.created_at) * 1000000)::bigint, null::bigint, e.thread_id,"
            + " e.role, e.speaker, e.terms, %s from %s e where e.resource_id = :resource and e.entry > 0"
            + " and e.entry > :after order by e.entry" + PgSession.limit(PART);

    private static final String NUMBERS =
            "select " + OwnerPart.NUMBER + ", e.entry, null, null, null, null, null, null,"
                    + " null, null, null, null from %s e where e.resource_id = :resource and e.entry > 0 order by e.entry";

    private final String state;
    private final String entries;

    OwnerStatement(PgNames names) {
        state = STATE.formatted(names.qualified("recall_model"), names.qualified("recall_owners"));
        entries = names.qualified("recall_entries");
    }

    /** The owner's numbers alone. */
    OwnerPart state(PgSession session, ResourceId owner) {
        return read(session, session.prepareIndexed(state).bind("resource", owner.value()));
    }

    /**
     * The owner's numbers and the next entries.
     *
     * @param after the number after which
     * @param numbers whether to read the numbers of all entries too
     */
    OwnerPart entries(PgSession session, ResourceId owner, RecallState known, long after, boolean numbers) {
        String vector = known.form() == RecallState.Form.HALFVEC
                ? known.extension() + ".halfvec_send(e.embedding)"
                : "e.vector";
        String sql = "(" + state + ") union all (" + ENTRIES.formatted(vector, entries) + ")"
                + (numbers ? " union all (" + NUMBERS.formatted(entries) + ")" : "");
        Query query =
                session.prepareOrdered(sql).bind("resource", owner.value()).bind("after", after);
        return read(session, query);
    }

    private static OwnerPart read(PgSession session, Query query) {
        OwnerPart part = new OwnerPart();
        session.list(query, (row, context) -> {
            part.add(row);
            return part;
        });
        return part;
    }
}
