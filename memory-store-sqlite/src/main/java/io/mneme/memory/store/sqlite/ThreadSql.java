package io.mneme.memory.store.sqlite;

import io.mneme.memory.thread.ArchivedFilter;
import io.mneme.memory.thread.ThreadSort;

/** The statements on threads. Parameters are named for JDBI; numbered where they go to the driver directly. */
final class ThreadSql {

    private static final String COLUMNS =
            "thread_id, title, metadata, created_at, updated_at, archived_at," + " last_sequence, incarnation";

    private static final String KEY = " WHERE resource_id = :resource AND thread_id = :thread";

    static final String FIND = "SELECT " + COLUMNS + " FROM threads" + KEY + " AND deleted_at IS NULL";

    /** Creates a thread, or starts a deleted one anew; no row if it exists. */
    static final String CREATE = """
            INSERT INTO threads (resource_id, thread_id, title, metadata, created_at, updated_at, archived, archived_at,
                last_sequence)
            VALUES (:resource, :thread, :title, :metadata, :createdAt, :updatedAt, :archivedAt IS NOT NULL, :archivedAt,
                :lastSequence)
            ON CONFLICT (resource_id, thread_id) DO UPDATE SET
                incarnation = incarnation + 1, deleted_at = NULL, title = excluded.title, metadata = excluded.metadata,
                created_at = excluded.created_at, updated_at = excluded.updated_at, archived = excluded.archived,
                archived_at = excluded.archived_at, last_sequence = excluded.last_sequence
            WHERE deleted_at IS NOT NULL
            RETURNING incarnation""";

    /** Creates or overwrites a thread, a deleted one too. */
    static final String IMPORT = """
            INSERT INTO threads (resource_id, thread_id, title, metadata, created_at, updated_at, archived, archived_at,
                last_sequence, incarnation)
            VALUES (:resource, :thread, :title, :metadata, :createdAt, :updatedAt, :archivedAt IS NOT NULL, :archivedAt,
                :lastSequence, :incarnation)
            ON CONFLICT (resource_id, thread_id) DO UPDATE SET
                incarnation = excluded.incarnation, deleted_at = NULL, title = excluded.title,
                metadata = excluded.metadata, created_at = excluded.created_at, updated_at = excluded.updated_at,
                archived = excluded.archived, archived_at = excluded.archived_at,
                last_sequence = excluded.last_sequence""";

    /** Deleted threads of all owners. Parameters: owner and thread after which, most threads. */
    static final String DELETED = "SELECT resource_id, thread_id, incarnation, deleted_at FROM threads"
            + " INDEXED BY threads_deleted WHERE deleted_at IS NOT NULL AND (resource_id, thread_id) > (?1, ?2)"
            + " ORDER BY resource_id, thread_id LIMIT ?3";

    /**
     * Leaves an id as deleted; the caller knows that it does not live. Parameters: owner, thread, incarnation, time.
     */
    static final String IMPORT_DELETED = """
            INSERT INTO threads (resource_id, thread_id, incarnation, created_at, updated_at, deleted_at)
            VALUES (?1, ?2, ?3, ?4, ?4, ?4)
            ON CONFLICT (resource_id, thread_id) DO UPDATE SET incarnation = excluded.incarnation,
                created_at = excluded.created_at, updated_at = excluded.updated_at, deleted_at = excluded.deleted_at
            WHERE excluded.incarnation > incarnation""";

    static final String UPDATE = "UPDATE threads SET title = :title, metadata = :metadata, updated_at = :updatedAt,"
            + " archived = :archivedAt IS NOT NULL, archived_at = :archivedAt" + KEY;

    static final String SET_LAST_SEQUENCE = "UPDATE threads SET last_sequence = :lastSequence" + KEY;

    /** Leaves the id only. */
    static final String DELETE = "UPDATE threads SET deleted_at = :at, title = NULL, metadata = NULL, archived = 0,"
            + " archived_at = NULL, last_sequence = 0, indexed_sequence = 0, created_at = :at, updated_at = :at" + KEY
            + " AND deleted_at IS NULL";

    /** What an append must know. Parameters: owner, thread. */
    static final String STATE = "SELECT incarnation, last_sequence, deleted_at IS NOT NULL FROM threads"
            + " WHERE resource_id = ?1 AND thread_id = ?2";

    private static final String ADVANCED = "UPDATE%s SET last_sequence = last_sequence + ?3,"
            + " updated_at = max(updated_at, ?4) WHERE deleted_at IS NULL%s RETURNING incarnation, last_sequence";

    /** Takes places, in a thread that is created if it never existed. Parameters: owner, thread, how many, time. */
    static final String ADVANCE_OR_CREATE = "INSERT INTO threads (resource_id, thread_id, last_sequence, created_at,"
            + " updated_at) VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT (resource_id, thread_id) DO "
            + ADVANCED.formatted("", "");

    private static final String OF_THREAD = " AND resource_id = ?1 AND thread_id = ?2";

    /** As {@link #ADVANCE_OR_CREATE} for an existing thread; then the last place that it must have. */
    static final String ADVANCE_FROM = ADVANCED.formatted(" threads", OF_THREAD + " AND last_sequence = ?5");

    /** As {@link #ADVANCE_OR_CREATE} for an existing thread; then the incarnation that it must have. */
    static final String ADVANCE_INCARNATION = ADVANCED.formatted(" threads", OF_THREAD + " AND incarnation = ?5");

    private ThreadSql() {}

    /** One page of an owner's threads. Active and archived ones are two ranges of one index, merged for both. */
    static String list(ThreadSort sort, boolean ascending, ArchivedFilter archived) {
        String time = sort == ThreadSort.CREATED ? "created_at" : "updated_at";
        String arms = switch (archived) {
            case ACTIVE -> range(time, ascending, 0);
            case ARCHIVED -> range(time, ascending, 1);
            case ANY -> range(time, ascending, 0) + " UNION ALL " + range(time, ascending, 1);
        };
        String direction = ascending ? "ASC" : "DESC";
        return arms + " ORDER BY " + time + " " + direction + ", thread_id " + direction + " LIMIT :limit";
    }

    private static String range(String time, boolean ascending, int archived) {
        return "SELECT " + COLUMNS
                + " FROM threads WHERE resource_id = :resource AND deleted_at IS NULL AND archived = "
                + archived + " AND (" + time + ", thread_id) " + (ascending ? ">" : "<") + " (:time, :thread)"
                + " AND (:wanted IS NULL OR " + MetadataSql.matches("threads.metadata", ":wanted") + ")";
    }

    /** One page of the owners that have a thread. */
    static String owners(boolean ascending) {
        return "SELECT resource_id, count(*), max(updated_at) FROM threads INDEXED BY threads_by_update"
                + " WHERE deleted_at IS NULL AND resource_id " + (ascending ? ">" : "<") + " :resource"
                + " GROUP BY resource_id ORDER BY resource_id " + (ascending ? "ASC" : "DESC") + " LIMIT :limit";
    }
}
