package io.mneme.memory.store.sqlite;

/** The statements on working memories. The first two parameters are owner and thread, empty for the owner's own. */
final class WorkingMemorySql {

    private static final String OF_KEY = " FROM working_memories WHERE resource_id = ?1 AND thread_id = ?2";

    /** Then: the version before which, most versions. */
    static final String HISTORY = "SELECT version, content, written_at, author, turn" + OF_KEY
            + " AND version < ?3 ORDER BY version DESC LIMIT ?4";

    static final String NEWEST = "SELECT version" + OF_KEY + " ORDER BY version DESC LIMIT 1";

    /** Then: version, content, time, author, turn. */
    static final String INSERT = "INSERT INTO working_memories (resource_id, thread_id, version, content, written_at,"
            + " author, turn) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

    /** Then: the last version to go. */
    static final String DELETE_UP_TO = "DELETE" + OF_KEY + " AND version <= ?3";

    /** Then: the new owner. */
    static final String TRANSFER =
            "UPDATE working_memories SET resource_id = ?3 WHERE resource_id = ?1" + " AND thread_id = ?2";

    /** Then: the clone. */
    static final String COPY_NEWEST = "INSERT INTO working_memories (resource_id, thread_id, version, content,"
            + " written_at, author, turn) SELECT resource_id, ?3, 1, content, written_at, author, turn" + OF_KEY
            + " ORDER BY version DESC LIMIT 1";

    private static final String OWNERS = """
            WITH RECURSIVE owners (id) AS (
                SELECT %1$s(resource_id) FROM working_memories INDEXED BY working_memories_of_owners
                    WHERE thread_id = '' AND resource_id %2$s ?1
                UNION ALL
                SELECT (SELECT %1$s(resource_id) FROM working_memories INDEXED BY working_memories_of_owners
                    WHERE thread_id = '' AND resource_id %2$s owners.id) FROM owners WHERE id IS NOT NULL)
            SELECT id FROM owners WHERE id IS NOT NULL LIMIT ?2""";

    /** Steps from owner to owner, however many versions each has. Parameters: owner after which, most owners. */
    static final String OWNERS_AFTER = OWNERS.formatted("min", ">");

    /** Parameters: owner before which, most owners. */
    static final String OWNERS_BEFORE = OWNERS.formatted("max", "<");

    private WorkingMemorySql() {}
}
