package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.RecallSearch;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/**
 * One search of the recall index as one statement: what the owner has, the entries with the words, and the near ones
 * or, without pgvector, a part of all vectors. Each row says in {@code part} which of them it is.
 */
final class RecallStatement {

    /** What the owner has: {@code thread_id} is the form of vectors, {@code sequence} and {@code length} are counts. */
    static final int OWNER = 0;

    /** An entry with words: {@code data} are its terms. */
    static final int WORDS = 1;

    /** A near entry with its similarity. */
    static final int NEAR = 2;

    /** An entry with its vector in {@code data}, in order of its place. */
    static final int VECTOR = 3;

    /** Most rows of part {@link #VECTOR}. */
    static final int VECTORS = 5_000;

    private static final String COLUMNS = " as part, e.thread_id, e.sequence, e.chunk, ";

    private final String model;
    private final String owners;
    private final String entries;
    private final boolean secured;

    /** With row-level security, no index of the server's may decide by terms what another owner's rows hold. */
    RecallStatement(PgNames names, boolean secured) {
        model = names.qualified("recall_model");
        owners = names.qualified("recall_owners");
        entries = " from " + names.qualified("recall_entries") + " e where ";
        this.secured = secured;
    }

    /**
     * The whole search.
     *
     * @param newest whether to leave out old entries with the words beyond the limit, which takes sorting; else there
     *     is one more than the limit, and which ones is left to the server
     */
    Query prepare(PgSession session, RecallSearch search, RecallState state, boolean newest) {
        RecallConditions conditions = new RecallConditions(search);
        List<String> parts = new ArrayList<>();
        parts.add("select " + OWNER + " as part, m.vectors as thread_id, o.entries as sequence, 0 as chunk,"
                + " o.terms as length, null::bytea as data, null::float8 as similarity from (select 1) one left join "
                + model + " m on true left join " + owners + " o on o.resource_id = :resource");
        if (!search.terms().isEmpty()) {
            parts.add(words(conditions, newest));
        }
        boolean near = search.vector().length > 0;
        if (near) {
            parts.add(
                    state.form() == RecallState.Form.HALFVEC
                            ? near(search, conditions, state)
                            : vectors(conditions, ""));
        }
        Query query = conditions.bind(session.prepareIndexed("(" + String.join(") union all (", parts) + ")"));
        return bind(query, search, near, state.form());
    }

    /** The vectors after an entry. */
    Query moreVectors(PgSession session, RecallSearch search, FoundVectors.Entry after) {
        RecallConditions conditions = new RecallConditions(search);
        String sql = vectors(
                conditions, " and (e.thread_id, e.sequence, e.chunk) > (:afterThread, :afterSequence, :afterChunk)");
        return conditions
                .bind(session.prepareIndexed(sql))
                .bind("length", PackedVector.length(search.vector().length))
                .bind("afterThread", after.thread())
                .bind("afterSequence", after.sequence())
                .bind("afterChunk", after.chunk());
    }

    private static Query bind(Query query, RecallSearch search, boolean near, RecallState.Form form) {
        if (!search.terms().isEmpty()) {
            TermKeys owner = TermKeys.of(search.owner());
            query.bind(
                    "keys",
                    PgArguments.longs(search.terms(), term -> owner.term(term).key()));
        }
        if (near && form == RecallState.Form.HALFVEC) {
            query.bind("vector", PgArguments.array("float4", search.vector()))
                    .bind("dimensions", search.vector().length);
        } else if (near) {
            query.bind("length", PackedVector.length(search.vector().length));
        }
        return query;
    }

    private String words(RecallConditions conditions, boolean newest) {
        return "select " + WORDS + COLUMNS + "e.length::bigint as length, e.terms as data, null::float8 as similarity"
                + entries + "e.keys && :keys and " + (secured ? conditions.scanned() : conditions.fenced())
                + (newest ? " order by e.created_at desc, e.sequence desc" : "")
                + PgSession.limit(RecallSearch.MAX_WORD_MATCHES + (newest ? 0 : 1));
    }

    /** By pgvector. The vector is made of the argument in a select of its own: once, not once for each row. */
    private String near(RecallSearch search, RecallConditions conditions, RecallState state) {
        String extension = state.extension();
        return "select n.part, n.thread_id, n.sequence, n.chunk, 0::bigint as length, null::bytea as data,"
                + " 1 - n.distance as similarity from (select " + NEAR + COLUMNS + "e.embedding operator(" + extension
                + ".<=>) (select :vector::real[]::" + extension + ".halfvec) as distance" + entries
                + conditions.scanned() + " and " + extension + ".vector_dims(e.embedding) = :dimensions"
                + " order by distance" + PgSession.limit(search.nearest()) + ") n";
    }

    private String vectors(RecallConditions conditions, String after) {
        return "select " + VECTOR + COLUMNS + "0::bigint as length, e.vector as data, null::float8 as similarity"
                + entries
                + conditions.scanned() + " and length(e.vector) = :length" + after
                + " order by e.thread_id, e.sequence, e.chunk" + PgSession.limit(VECTORS);
    }
}
