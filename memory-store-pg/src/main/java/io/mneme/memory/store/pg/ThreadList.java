package io.mneme.memory.store.pg;

import io.mneme.memory.thread.ArchivedFilter;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** The statement that reads one page of an owner's threads. */
final class ThreadList {

    private final PgNames names;

    ThreadList(PgNames names) {
        this.names = names;
    }

    /** Up to one row more than the page holds, from the cursor on. */
    List<MemoryThread> read(PgSession session, ResourceId owner, ThreadQuery query) {
        Query statement = session.prepare(sql(query)).bind("resource", owner.value());
        query.position()
                .ifPresent(cursor -> statement
                        .bind("at", PgArguments.instant(cursor.at()))
                        .bind("thread", cursor.thread().value()));
        if (!query.metadata().values().isEmpty()) {
            statement.bind("metadata", PgJson.write(query.metadata().values()));
        }
        return session.list(statement, new ThreadRows(owner));
    }

    private String sql(ThreadQuery query) {
        String time = query.sort() == ThreadSort.CREATED ? "created_at" : "updated_at";
        String after = query.scanAscending() ? ">" : "<";
        String direction = query.scanAscending() ? "asc" : "desc";
        StringBuilder sql = new StringBuilder("select ")
                .append(ThreadRows.COLUMNS)
                .append(" from ")
                .append(names.qualified("threads"))
                .append(" where resource_id = :resource and deleted_at is null");
        if (query.position().isPresent()) {
            sql.append(" and (%s, thread_id) %s (:at, :thread)".formatted(time, after));
        }
        if (query.archived() != ArchivedFilter.ANY) {
            sql.append(query.archived() == ArchivedFilter.ARCHIVED ? " and archived_at is not null" : "")
                    .append(query.archived() == ArchivedFilter.ACTIVE ? " and archived_at is null" : "");
        }
        if (!query.metadata().values().isEmpty()) {
            sql.append(" and metadata @> :metadata::jsonb");
        }
        return sql.append(" order by %1$s %2$s, thread_id %2$s".formatted(time, direction))
                .append(PgSession.limit(query.limit() + 1))
                .toString();
    }
}
