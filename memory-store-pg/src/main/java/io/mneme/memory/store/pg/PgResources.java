package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** The owners on PostgreSQL. Jumps from owner to owner in the index, so that a page does not read all threads. */
final class PgResources implements ResourceStore {

    // The number of steps is limited inside, since a recursion need not stop when nobody asks for more.
    private static final String SQL = """
            with recursive owners (resource_id, number) as (
              (select resource_id, 1 from %1$s where deleted_at is null and resource_id %2$s :position
                order by resource_id %3$s limit 1)
              union all
              select next.resource_id, owners.number + 1 from owners cross join lateral (
                select resource_id from %1$s where deleted_at is null and resource_id %2$s owners.resource_id
                  order by resource_id %3$s limit 1) next
              where owners.number < %4$d)
            select owners.resource_id, summary.threads, summary.updated_at from owners cross join lateral (
              select count(*) as threads, max(updated_at) as updated_at from %1$s as one
                where one.resource_id = owners.resource_id and deleted_at is null) summary
            order by owners.number""";

    private final PgDatabase database;
    private final String threads;

    PgResources(PgDatabase database, PgNames names) {
        this.database = database;
        threads = names.qualified("threads");
    }

    @Override
    public Page<ResourceSummary> list(ResourceQuery query) {
        List<ResourceSummary> rows = database.statement(PgScope.EVERYBODY, session -> read(session, query));
        return Page.ofRows(
                rows, query.limit(), query.from(), one -> one.resource().value());
    }

    private List<ResourceSummary> read(PgSession session, ResourceQuery query) {
        boolean backward = query.from().backward();
        String sql = SQL.formatted(threads, backward ? "<" : ">", backward ? "desc" : "asc", query.limit() + 1);
        Query statement =
                session.prepare(sql).bind("position", query.from().cursor().orElse(""));
        return session.list(
                statement,
                (row, context) -> new ResourceSummary(
                        ResourceId.of(row.getString("resource_id")),
                        row.getLong("threads"),
                        PgArguments.instant(row, "updated_at")));
    }
}
