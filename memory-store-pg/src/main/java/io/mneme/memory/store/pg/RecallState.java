package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.IndexedModel;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * What a process must know of the recall index to write its statements. Immutable and thread-safe.
 *
 * @param model what fills the index; empty as long as nothing was indexed
 * @param form how vectors are kept, or will be
 * @param prepared whether there is a column of pgvector's type
 * @param extension the schema of pgvector, quoted; empty if it is not installed
 * @param version pgvector's version; empty if it is not installed
 */
record RecallState(Optional<IndexedModel> model, Form form, boolean prepared, String extension, String version) {

    /** How vectors are kept. */
    enum Form {
        /** In pgvector's type of 16-bit numbers. */
        HALFVEC("halfvec"),
        /** As {@link PackedVector}, without pgvector. */
        BYTES("bytes");

        private final String stored;

        Form(String stored) {
            this.stored = stored;
        }

        /** The name in the table. */
        String stored() {
            return stored;
        }
    }

    private static final String SQL = """
            select m.name, m.dimensions, m.vectors, e.schema, e.version, exists (
                select from pg_attribute a where a.attrelid = to_regclass(:entries) and a.attname = 'embedding'
                  and not a.attisdropped) as prepared
              from (select 1) one
              left join %s m on true
              left join (
                select quote_ident(n.nspname) as schema, x.extversion as version
                  from pg_extension x join pg_namespace n on n.oid = x.extnamespace where x.extname = 'vector') e
                on true""";

    /** The form for vectors that are not there yet. */
    Form formAfterReset() {
        return prepared ? Form.HALFVEC : Form.BYTES;
    }

    /** How vectors are compared, and what the server lacks. */
    String description() {
        if (form == Form.HALFVEC) {
            return "exact, by pgvector " + version;
        }
        return "exact, by reading all of the owner's: "
                + (prepared
                        ? "they were indexed before pgvector was there; reset the index to use it"
                        : "the database has no pgvector 0.7 or newer");
    }

    static RecallState read(PgSession session, PgNames names) {
        Query query = session.prepare(SQL.formatted(names.qualified("recall_model")))
                .bind("entries", names.qualified("recall_entries"));
        return session.first(query, (row, context) -> {
                    String name = row.getString("name");
                    Optional<IndexedModel> model = name == null
                            ? Optional.empty()
                            : Optional.of(new IndexedModel(name, row.getInt("dimensions")));
                    boolean prepared = row.getBoolean("prepared");
                    boolean halfvec =
                            name == null ? prepared : Form.HALFVEC.stored().equals(row.getString("vectors"));
                    return new RecallState(
                            model,
                            halfvec ? Form.HALFVEC : Form.BYTES,
                            prepared,
                            row.getString("schema"),
                            row.getString("version"));
                })
                .orElseThrow();
    }
}
