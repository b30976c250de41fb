package io.mneme.memory.store.sqlite;

/** The statements on the recall index. */
final class IndexSql {

    static final String MODEL = "SELECT name, dimensions, resetting FROM index_model WHERE only_row = 1";

    /** Parameters: name, dimensions, whether a reset is at work. */
    static final String SET_MODEL =
            "INSERT OR REPLACE INTO index_model (only_row, name, dimensions, resetting)" + " VALUES (1, ?1, ?2, ?3)";

    private static final String OF_PENDING = " FROM threads INDEXED BY threads_pending WHERE pending = 1";

    private static final String PENDING =
            "SELECT resource_id, thread_id, incarnation, indexed_sequence, last_sequence" + OF_PENDING;

    /** Parameter: most threads. */
    static final String PENDING_THREADS = PENDING + " LIMIT ?1";

    static final String COUNT_PENDING = "SELECT count(*)" + OF_PENDING;

    private static final String OF_OWNER = " AND resource_id = ?1";

    /** Parameters: owner, most threads. */
    static final String PENDING_OF_OWNER = PENDING + OF_OWNER + " LIMIT ?2";

    /** Parameter: owner. */
    static final String COUNT_PENDING_OF_OWNER = COUNT_PENDING + OF_OWNER;

    /** Parameters: owner, thread. */
    static final String PENDING_THREAD = PENDING + OF_OWNER + " AND thread_id = ?2";

    /** Parameters: owner, thread, incarnation, place indexed before, place indexed after. */
    static final String ADVANCE = "UPDATE threads SET indexed_sequence = ?5 WHERE resource_id = ?1 AND thread_id = ?2"
            + " AND incarnation = ?3 AND indexed_sequence = ?4 AND last_sequence >= ?5";

    /** What a search must know of an owner. Parameter: owner. */
    static final String OWNER = "SELECT identity, entries, terms, last_entry, removals,"
            + " (SELECT dimensions FROM index_model WHERE only_row = 1) FROM index_owners WHERE resource_id = ?1";

    /** Parameters: owner, entries, terms, last entry; all but the last are added to what is there. */
    static final String ADD_TO_OWNER = "INSERT INTO index_owners (resource_id, entries, terms, last_entry)"
            + " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (resource_id) DO UPDATE SET entries = entries + excluded.entries,"
            + " terms = terms + excluded.terms, last_entry = excluded.last_entry";

    /** Nothing if the message is gone. Parameters: owner, thread, place, then entry, chunk, length, terms ... */
    static final String INSERT = "INSERT INTO index_entries (resource_id, entry, thread_id, sequence, chunk, role,"
            + " created_at, speaker, length, terms, scale, vector) SELECT resource_id, ?4, thread_id, sequence, ?5,"
            + " role, created_at, json_extract(body, '$.speaker.id'), ?6, coalesce(?7, x''), ?8, coalesce(?9, x'') FROM messages"
            + " WHERE resource_id = ?1 AND thread_id = ?2 AND sequence = ?3";

    private static final String ENTRIES = "SELECT entry, thread_id, sequence, chunk, role, created_at, speaker, length,"
            + " terms, scale, vector FROM index_entries";

    /** Each thread's entries by place. Parameter: owner. */
    static final String ALL_ENTRIES = ENTRIES + " WHERE resource_id = ?1 ORDER BY thread_id, sequence, chunk";

    private static final String BY_NUMBER = " INDEXED BY index_entries_by_number";

    /** In the order in which they were added. Parameters: owner, the number after which. */
    static final String NEW_ENTRIES = ENTRIES + BY_NUMBER + " WHERE resource_id = ?1 AND entry > ?2 ORDER BY entry";

    /** Numbers of entries, ascending. Parameter: owner. */
    static final String ENTRY_NUMBERS =
            "SELECT entry FROM index_entries" + BY_NUMBER + " WHERE resource_id = ?1 ORDER BY entry";

    /** Numbers of entries whose message has some metadata. Parameters: owner, metadata as a JSON object. */
    static final String WITH_METADATA = "SELECT entry FROM index_entries AS e" + BY_NUMBER
            + " CROSS JOIN messages AS m WHERE e.resource_id = ?1 AND m.resource_id = ?1"
            + " AND m.thread_id = e.thread_id AND m.sequence = e.sequence AND "
            + MetadataSql.matches("m.metadata", "?2") + " ORDER BY entry";

    private static final String OF_THREAD = " FROM index_entries WHERE resource_id = ?1 AND thread_id = ?2";

    /** Parameters: owner, thread. */
    static final String COUNT_THREAD = "SELECT count(*), coalesce(sum(length), 0)" + OF_THREAD;

    /** Gives a thread's entries new numbers, in order. Parameters: owner, thread, number after which. */
    static final String RENUMBER = "UPDATE index_entries SET entry = ?3 + ranked.rank FROM (SELECT sequence AS place,"
            + " chunk AS part, row_number() OVER (ORDER BY sequence, chunk) AS rank" + OF_THREAD + ") AS ranked"
            + " WHERE resource_id = ?1 AND thread_id = ?2 AND sequence = ranked.place AND chunk = ranked.part";

    /** Parameters: owner, entries, terms. */
    static final String TAKE_FROM_OWNER = "UPDATE index_owners SET entries = entries - ?2, terms = terms - ?3,"
            + " removals = removals + 1 WHERE resource_id = ?1";

    /** Parameter: owner. */
    static final String DROP_EMPTY_OWNER = "DELETE FROM index_owners WHERE resource_id = ?1 AND entries = 0";

    /** Parameters: owner, thread, another owner who has the thread too. */
    static final String COPY_INDEXED = "UPDATE threads SET indexed_sequence = (SELECT indexed_sequence FROM threads"
            + " WHERE resource_id = ?1 AND thread_id = ?2) WHERE resource_id = ?3 AND thread_id = ?2";

    /** Parameters: owner, thread, the lowest place that is new. */
    static final String FORGET = "UPDATE threads SET indexed_sequence = 0 WHERE resource_id = ?1 AND thread_id = ?2"
            + " AND indexed_sequence >= ?3";

    /** Parameters: owner, thread. */
    static final String DELETE_THREAD = "DELETE" + OF_THREAD;

    private IndexSql() {}
}
