package io.mneme.memory.store.pg;

import java.util.List;

/** The names of everything in the schema, always qualified: nothing depends on a search path. */
record PgNames(String schema, String prefix) {

    /** The tables that hold owners' data; each has a column {@code resource_id}. */
    static final List<String> OWNED_TABLES =
            List.of("threads", "messages", "working_memories", "recall_entries", "recall_owners");

    /** The tables that hold no owner's data. */
    static final List<String> SHARED_TABLES = List.of("recall_model");

    static PgNames of(PgStoreOptions options) {
        return new PgNames(options.schema(), options.tablePrefix());
    }

    /** Puts the names into a statement: {@code ${schema}} and {@code ${prefix}}. */
    String fill(String sql) {
        return sql.replace("${schema}", schema).replace("${prefix}", prefix);
    }

    /** A qualified name, as a statement needs it. */
    String qualified(String name) {
        return fill("\"${schema}\".\"${prefix}" + name + "\"");
    }
}
