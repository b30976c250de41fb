package io.mneme.memory.store.pg;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** The statement that reads messages with their neighbours, each once. */
final class PlaceReader {

    // Places first, without reading any message, then each message once. OFFSET 0 is a fence: the planner must go from
    // place to place by the index, and not read all that the owner has. A place as a range with an order: else the
    // index
    // of ids is as good to a planner that does not know how long a thread is, and each message costs a whole thread.
    private static final String SQL = """
            select k.thread_id, m.* from (
                select distinct p.thread_id, n.sequence
                  from unnest(:threads::text[], :sequences::bigint[]) p (thread_id, sequence)
                  cross join lateral (select from %1$s m where m.resource_id = :resource
                    and m.thread_id = p.thread_id and m.sequence >= p.sequence and m.sequence <= p.sequence
                    order by m.sequence limit 1) there
                  cross join lateral (
                    (select m.sequence from %1$s m where m.resource_id = :resource and m.thread_id = p.thread_id
                      and m.sequence < p.sequence order by m.sequence desc %3$s)
                    union all
                    (select m.sequence from %1$s m where m.resource_id = :resource and m.thread_id = p.thread_id
                      and m.sequence >= p.sequence order by m.sequence %4$s)) n) k
              cross join lateral (select %2$s from %1$s m where m.resource_id = :resource
                and m.thread_id = k.thread_id and m.sequence >= k.sequence and m.sequence <= k.sequence
                order by m.sequence limit 1) m
              order by k.thread_id, k.sequence""";

    private static final MessageRows ROWS = new MessageRows();

    private final String messages;

    private record Row(ThreadId thread, StoredMessage message) {}

    PlaceReader(PgNames names) {
        messages = names.qualified("messages");
    }

    Map<ThreadId, List<StoredMessage>> read(
            PgSession session, ResourceId owner, List<Place> places, int before, int after) {
        String sql = SQL.formatted(messages, MessageRows.COLUMNS, PgSession.limit(before), PgSession.limit(after + 1));
        Query query = session.prepare(sql)
                .bind("resource", owner.value())
                .bind(
                        "threads",
                        PgArguments.texts(places, place -> place.thread().value()))
                .bind("sequences", PgArguments.longs(places, Place::sequence));
        Map<ThreadId, List<StoredMessage>> found = new HashMap<>();
        session.list(query, (row, context) -> new Row(ThreadId.of(row.getString("thread_id")), ROWS.map(row, context)))
                .forEach(row -> found.computeIfAbsent(row.thread(), thread -> new ArrayList<>())
                        .add(row.message()));
        return found;
    }
}
