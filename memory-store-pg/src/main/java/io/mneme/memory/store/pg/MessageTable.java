package io.mneme.memory.store.pg;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;

/** The statements on messages. Each method is one statement; the caller makes the transaction. */
final class MessageTable {

    private static final String KEY = " where resource_id = :resource and thread_id = :thread";

    // As a range with an order, which only the index of ids gives: the planner might read the whole thread otherwise.
    private static final String ONE = KEY + " and message_id >= :id and message_id <= :id order by message_id limit 1";

    // A fence: knowing the thread, the planner might read all of it and pick the ids.
    private static final String WANTED = " (select :resource::text as resource_id, :thread::text as thread_id,"
            + " unnest(:ids::text[]) as message_id offset 0) wanted";

    private static final String IS_WANTED = " where m.resource_id = wanted.resource_id"
            + " and m.thread_id = wanted.thread_id and m.message_id = wanted.message_id";

    private static final MessageRows ROWS = new MessageRows();

    private final String messages;
    private final String delete;
    private final String deleteAll;

    MessageTable(PgNames names) {
        delete = "select " + names.qualified("delete_messages") + "(:resource, :thread, :ids)";
        deleteAll = "select " + names.qualified("delete_messages") + "(:resource, :thread, null)";
        messages = names.qualified("messages");
    }

    Optional<StoredMessage> find(PgSession session, ThreadKey thread, MessageId id) {
        String sql = "select " + MessageRows.COLUMNS + " from " + messages + ONE;
        return session.first(ThreadRows.bind(session.prepare(sql), thread).bind("id", id.value()), ROWS);
    }

    /** Those of {@code ids} that are there. */
    List<MessageId> existing(PgSession session, ThreadKey thread, Collection<MessageId> ids) {
        String sql = "select m.message_id from " + messages + " m," + WANTED + IS_WANTED;
        Query query = ThreadRows.bind(session.prepare(sql), thread).bind("ids", texts(ids));
        return session.list(query, (row, context) -> MessageId.of(row.getString(1)));
    }

    /** The message at {@code id} and its neighbours, in no order; the thread as a range as in {@link MessageList}. */
    List<StoredMessage> neighbours(PgSession session, ThreadKey thread, MessageId id, int before, int after) {
        String place = "(select sequence from " + messages + ONE + ")";
        String side = "(select " + MessageRows.COLUMNS + " from " + messages + KEY
                + " and thread_id >= :thread and thread_id <= :thread and sequence ";
        String sql = side + "< " + place + " order by sequence desc" + PgSession.limit(before) + ") union all " + side
                + ">= " + place + " order by sequence" + PgSession.limit(after + 1) + ")";
        return session.list(ThreadRows.bind(session.prepare(sql), thread).bind("id", id.value()), ROWS);
    }

    long count(PgSession session, ThreadKey thread) {
        String sql = "select count(*) from " + messages + KEY;
        return session.first(ThreadRows.bind(session.prepare(sql), thread), (row, context) -> row.getLong(1))
                .orElseThrow();
    }

    /** Removes messages with their entries in the recall index. */
    long delete(PgSession session, ThreadKey thread, Collection<MessageId> ids) {
        Query query = ThreadRows.bind(session.prepare(delete), thread);
        return session.first(query.bind("ids", texts(ids)), (row, context) -> row.getLong(1))
                .orElseThrow();
    }

    /** The same with all messages of a thread. */
    long deleteAll(PgSession session, ThreadKey thread) {
        Query query = ThreadRows.bind(session.prepare(deleteAll), thread);
        return session.first(query, (row, context) -> row.getLong(1)).orElseThrow();
    }

    /** Copies messages to another thread of the same owner, numbered from 1; returns how many. */
    long copy(PgSession session, ThreadKey source, ThreadId target, CloneSelection selection) {
        String sql = "insert into " + messages
                + " (resource_id, thread_id, sequence, created_at, message_id, role, metadata, body)"
                + " select m.resource_id, :target, row_number() over (order by m.sequence), m.created_at, m.message_id,"
                + " m.role, m.metadata, m.body from " + messages + " m" + condition(selection);
        Query query = ThreadRows.bind(session.prepare(sql), source).bind("target", target.value());
        if (selection instanceof CloneSelection.Last last) {
            query.bind("skip", last.count() - 1);
        } else if (selection instanceof CloneSelection.Between range) {
            query.bind("since", PgArguments.instant(range.since())).bind("until", PgArguments.instant(range.until()));
        } else if (selection instanceof CloneSelection.Messages chosen) {
            query.bind("ids", texts(chosen.ids()));
        }
        return session.update(query);
    }

    private String condition(CloneSelection selection) {
        if (selection instanceof CloneSelection.Last) {
            return KEY + " and sequence >= coalesce((select sequence from " + messages + KEY
                    + " order by sequence desc offset :skip limit 1), 0)";
        } else if (selection instanceof CloneSelection.Between) {
            return KEY + " and created_at >= :since and created_at < :until";
        }
        return selection instanceof CloneSelection.Messages ? "," + WANTED + IS_WANTED : KEY;
    }

    private static Argument texts(Collection<MessageId> ids) {
        return PgArguments.texts(ids.stream().map(MessageId::value).toList());
    }
}
