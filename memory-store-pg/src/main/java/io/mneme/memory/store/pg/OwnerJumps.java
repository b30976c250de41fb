package io.mneme.memory.store.pg;

import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import java.util.List;

/** The statement that reads one page of owners, from owner to owner in an index: it does not read all their rows. */
final class OwnerJumps {

    // The number of steps is limited inside, since a recursion need not stop when nobody asks for more.
    private static final String SQL = """
            with recursive owners (resource_id, number) as (
              (select resource_id, 1 from %1$s and resource_id %2$s :position
                order by resource_id %3$s limit 1)
              union all
              select next.resource_id, owners.number + 1 from owners cross join lateral (
                select resource_id from %1$s and resource_id %2$s owners.resource_id
                  order by resource_id %3$s limit 1) next
              where owners.number < %4$d)
            select resource_id from owners order by number""";

    private final String rows;

    /** Of the rows {@code TABLE where CONDITION}. */
    OwnerJumps(String rows) {
        this.rows = rows;
    }

    /** Up to one owner more than the page holds, from the cursor on. */
    List<ResourceId> read(PgSession session, ResourceQuery query) {
        boolean backward = query.from().backward();
        String sql = SQL.formatted(rows, backward ? "<" : ">", backward ? "desc" : "asc", query.limit() + 1);
        return session.list(
                session.prepare(sql).bind("position", query.from().cursor().orElse("")),
                (row, context) -> ResourceId.of(row.getString(1)));
    }
}
