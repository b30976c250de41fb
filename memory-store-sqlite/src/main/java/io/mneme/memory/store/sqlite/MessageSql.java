package io.mneme.memory.store.sqlite;

/** The statements on messages. Parameters are numbered, since these go to the driver directly. */
final class MessageSql {

    private static final String COLUMNS = "sequence, message_id, role, created_at, metadata, body";

    private static final String OF_THREAD = " FROM messages WHERE resource_id = ?1 AND thread_id = ?2";

    /** Filters are off where their parameter is null. */
    private static final String FILTERS = """
             AND created_at >= ?5 AND created_at < ?6
             AND (?7 IS NULL OR role IN (SELECT value FROM json_each(?7)))
             AND (?8 IS NULL OR %s)
            """.formatted(MetadataSql.matches("messages.metadata", "?8"));

    /** Parameters: owner, thread, place before which, most rows. */
    static final String NEWEST = "SELECT " + COLUMNS + OF_THREAD + " AND sequence < ?3 ORDER BY sequence DESC LIMIT ?4";

    /** Parameters: owner, thread, place after which, most rows. */
    static final String OLDEST = "SELECT " + COLUMNS + OF_THREAD + " AND sequence > ?3 ORDER BY sequence LIMIT ?4";

    /** As {@link #NEWEST}, then since, until, roles as a JSON array or null, metadata as a JSON object or null. */
    static final String NEWEST_FILTERED =
            "SELECT " + COLUMNS + OF_THREAD + " AND sequence < ?3" + FILTERS + " ORDER BY sequence DESC LIMIT ?4";

    /** As {@link #OLDEST}, then the filters of {@link #NEWEST_FILTERED}. */
    static final String OLDEST_FILTERED =
            "SELECT " + COLUMNS + OF_THREAD + " AND sequence > ?3" + FILTERS + " ORDER BY sequence LIMIT ?4";

    /** Parameters: owner, thread, id. */
    static final String FIND = "SELECT " + COLUMNS + OF_THREAD + " AND message_id = ?3";

    private static final String PLACE = "(SELECT sequence" + OF_THREAD + " AND message_id = ?3)";

    /**
     * Parameters: owner, thread, id, most rows before it, most rows from it on. Two runs, each in its own direction.
     */
    static final String NEIGHBOURS = "SELECT * FROM (SELECT " + COLUMNS + OF_THREAD + " AND sequence < " + PLACE
            + " ORDER BY sequence DESC LIMIT ?4) UNION ALL SELECT * FROM (SELECT " + COLUMNS + OF_THREAD
            + " AND sequence >= " + PLACE + " ORDER BY sequence LIMIT ?5)";

    /** Parameters: owner, thread. */
    static final String COUNT = "SELECT count(*)" + OF_THREAD;

    /** Without the index's name SQLite would read the whole thread. */
    private static final String BY_IDS = " FROM messages INDEXED BY messages_by_id WHERE resource_id = ?1"
            + " AND thread_id = ?2 AND message_id IN (SELECT value FROM json_each(?3))";

    /** Parameters: owner, thread, ids as a JSON array. */
    static final String PLACES = "SELECT message_id, sequence" + BY_IDS;

    /** Parameters: owner, thread, ids as a JSON array. */
    static final String DELETE = "DELETE" + BY_IDS;

    /** Parameters: owner, thread. */
    static final String DELETE_ALL = "DELETE" + OF_THREAD;

    /** Parameters: owner, thread, place, id, role, time, metadata, body. A known id changes nothing. */
    static final String INSERT = "INSERT INTO messages (resource_id, thread_id, " + COLUMNS
            + ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
            + " ON CONFLICT (resource_id, thread_id, message_id) DO NOTHING";

    /** As {@link #INSERT}; a known place changes nothing either. */
    static final String IMPORT = "INSERT INTO messages (resource_id, thread_id, " + COLUMNS
            + ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";

    /** No row if there is no message. Parameters: owner, thread, place, most rows up to it, most rows from it on. */
    static final String RANGE = "SELECT (SELECT min(sequence) FROM (SELECT sequence" + OF_THREAD
            + " AND sequence <= ?3 ORDER BY sequence DESC LIMIT ?4)), (SELECT max(sequence) FROM (SELECT sequence"
            + OF_THREAD + " AND sequence >= ?3 ORDER BY sequence LIMIT ?5)) WHERE EXISTS (SELECT 1" + OF_THREAD
            + " AND sequence = ?3)";

    /** Parameters: owner, thread, first place, last place. */
    static final String BETWEEN = "SELECT " + COLUMNS + OF_THREAD + " AND sequence BETWEEN ?3 AND ?4 ORDER BY sequence";

    /** Parameters: owner, thread, new owner. */
    static final String TRANSFER = "UPDATE messages SET resource_id = ?3 WHERE resource_id = ?1 AND thread_id = ?2";

    /** Parameters: owner, thread, target. */
    static final String COPY = "INSERT INTO messages SELECT resource_id, ?3, "
            + "row_number() OVER (ORDER BY sequence), message_id, role, created_at, metadata, body" + OF_THREAD;

    /** Parameters: owner, thread, target, number of messages. */
    static final String COPY_LAST = COPY + " AND sequence >= coalesce((SELECT sequence" + OF_THREAD
            + " ORDER BY sequence DESC LIMIT 1 OFFSET ?4 - 1), 0)";

    /** Parameters: owner, thread, target, since, until. */
    static final String COPY_BETWEEN = COPY + " AND created_at >= ?4 AND created_at < ?5";

    /** Parameters: owner, thread, target, places as a JSON array: the index in it, from 0, gives the new place. */
    static final String COPY_PLACES = "INSERT INTO messages SELECT resource_id, ?3, wanted.key + 1, message_id, role,"
            + " created_at, metadata, body FROM json_each(?4) AS wanted CROSS JOIN messages"
            + " WHERE resource_id = ?1 AND thread_id = ?2 AND sequence = wanted.value";

    private MessageSql() {}
}
