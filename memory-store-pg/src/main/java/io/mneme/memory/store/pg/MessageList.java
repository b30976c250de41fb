package io.mneme.memory.store.pg;

import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.ThreadKey;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/**
 * The statement that reads one page of a thread's messages, in the order of the primary key. It names the thread as a
 * range too, which makes the planner expect a single row: where it expects about as many as the page holds, as of short
 * threads, it would read the whole thread by the index of ids, and sort it; and it does not know which threads are
 * long.
 */
final class MessageList {

    private final String start;
    private final String newest;

    MessageList(PgNames names) {
        start = "select " + MessageRows.COLUMNS + " from " + names.qualified("messages")
                + " where resource_id = :resource and thread_id = :thread and thread_id >= :thread and thread_id <= :thread";
        newest = start.replace(":resource", "?").replace(":thread", "?") + " order by sequence desc";
    }

    /** Up to one row more than the page holds, from the cursor on. */
    List<StoredMessage> read(PgSession session, ThreadKey thread, MessageQuery query) {
        if (query.equals(MessageQuery.newest(query.limit()))) {
            return newest(session, thread, query.limit());
        }
        Query statement = ThreadRows.bind(session.prepare(sql(query)), thread);
        query.position().ifPresent(sequence -> statement.bind("position", sequence));
        query.since().ifPresent(at -> statement.bind("since", PgArguments.instant(at)));
        query.until().ifPresent(at -> statement.bind("until", PgArguments.instant(at)));
        if (!query.roles().isEmpty()) {
            statement.bind(
                    "roles",
                    PgArguments.texts(query.roles().stream()
                            .map(MessageDocument::roleName)
                            .toList()));
        }
        if (!query.metadata().values().isEmpty()) {
            statement.bind("metadata", PgJson.write(query.metadata().values()));
        }
        return session.list(statement, new MessageRows());
    }

    /**
     * One row more than the newest {@code limit}, without a filter; values in order: owner, and three times the thread.
     */
    String newest(int limit) {
        return newest + PgSession.limit(limit + 1);
    }

    private List<StoredMessage> newest(PgSession session, ThreadKey thread, int limit) {
        return session.direct(newest(limit), to -> bind(to, thread), MessageRows::all);
    }

    private static void bind(DirectStatement to, ThreadKey thread) throws SQLException {
        String id = thread.thread().value();
        to.text(thread.resource().value()).text(id).text(id).text(id);
    }

    private String sql(MessageQuery query) {
        StringBuilder sql = new StringBuilder(start);
        if (query.position().isPresent()) {
            sql.append(query.scanAscending() ? " and sequence > :position" : " and sequence < :position");
        }
        sql.append(query.since().isPresent() ? " and created_at >= :since" : "")
                .append(query.until().isPresent() ? " and created_at < :until" : "")
                .append(query.roles().isEmpty() ? "" : " and role = any (:roles)")
                .append(query.metadata().values().isEmpty() ? "" : " and metadata @> :metadata::jsonb");
        return sql.append(query.scanAscending() ? " order by sequence" : " order by sequence desc")
                .append(PgSession.limit(query.limit() + 1))
                .toString();
    }
}
