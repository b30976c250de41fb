package io.mneme.memory.store.sqlite;

/** The statements that empty the recall index: of all owners, step by step. */
final class IndexResetSql {

    /** From here on every search finds nothing. */
    static final String DROP_OWNERS = "DELETE FROM index_owners";

    /** Parameter: most entries of one step. */
    static final String DELETE_SOME = "DELETE FROM index_entries WHERE (resource_id, thread_id,"
            + " sequence, chunk) IN (SELECT resource_id, thread_id, sequence, chunk FROM index_entries LIMIT ?1)";

    /** The last thread of one step. Parameters: owner and thread after which, most threads less one. */
    static final String STEP = "SELECT resource_id, thread_id FROM threads"
            + " WHERE (resource_id, thread_id) > (?1, ?2) ORDER BY resource_id, thread_id LIMIT 1 OFFSET ?3";

    /**
     * Threads to the end of the table where there is no such last one. Parameters: owner, thread, last owner, thread.
     */
    static final String FORGET = "UPDATE threads SET indexed_sequence = 0 WHERE indexed_sequence > 0"
            + " AND (resource_id, thread_id) > (?1, ?2) AND (?3 IS NULL OR (resource_id, thread_id) <= (?3, ?4))";

    private IndexResetSql() {}
}
