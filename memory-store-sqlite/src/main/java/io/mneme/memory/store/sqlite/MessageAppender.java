package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.AppendResult.Appended;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One append, inside a write transaction. First as if all messages were new, which takes one statement and one for each
 * message; if that was wrong, it is undone and done step by step.
 */
final class MessageAppender {

    private final Session session;
    private final Append append;
    private final List<MessageRow> rows;

    /** @param rows the rows of the messages, in order */
    MessageAppender(Session session, Append append, List<MessageRow> rows) {
        this.session = session;
        this.append = append;
        this.rows = rows;
    }

    AppendResult run() throws SQLException {
        Advanced advanced = advanceAtOnce();
        if (advanced != null && insert(rows, advanced.last) == rows.size()) {
            return result(advanced, Map.of());
        }
        session.restart();
        return stepByStep();
    }

    private AppendResult stepByStep() throws SQLException {
        ThreadState state = ThreadState.read(session, append.thread());
        if (state.deleted()) {
            throw NotFound.deleted(append.thread());
        }
        Map<MessageId, Long> known = knownPlaces();
        if (known.size() == rows.size()) {
            return result(new Advanced(state.incarnation(), state.last()), known);
        }
        checkCondition(state);
        List<MessageRow> fresh = rows.stream()
                .filter(row -> !known.containsKey(new MessageId(row.id())))
                .toList();
        Advanced advanced = advance(ThreadSql.ADVANCE_OR_CREATE, fresh.size(), null);
        insert(fresh, advanced.last);
        return result(advanced, known);
    }

    private void checkCondition(ThreadState state) {
        if (append.condition() instanceof AppendCondition.LastSequence condition
                && condition.expected() != state.last()) {
            throw new Conflict(
                    append.thread(), "the last sequence is " + state.last() + ", not " + condition.expected());
        }
        if (append.condition() instanceof AppendCondition.Incarnation condition
                && !(state.exists() && condition.expected() == state.incarnation())) {
            throw NotFound.thread(append.thread());
        }
    }

    private Advanced advanceAtOnce() throws SQLException {
        if (append.condition() instanceof AppendCondition.LastSequence condition) {
            return advance(ThreadSql.ADVANCE_FROM, rows.size(), condition.expected());
        }
        if (append.condition() instanceof AppendCondition.Incarnation condition) {
            return advance(ThreadSql.ADVANCE_INCARNATION, rows.size(), condition.expected());
        }
        return advance(ThreadSql.ADVANCE_OR_CREATE, rows.size(), null);
    }

    /** Takes places for {@code count} messages; null if the thread is not as {@code sql} wants it. */
    private Advanced advance(String sql, int count, Long expected) throws SQLException {
        return session.prepare(sql, statement -> {
            MessageRow.bindKey(statement, append.thread());
            statement.setLong(3, count);
            statement.setLong(4, Instants.toEpochMicros(append.at()));
            if (expected != null) {
                statement.setLong(5, expected);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Advanced(row.getLong(1), row.getLong(2)) : null;
            }
        });
    }

    /** Inserts rows so that the last one gets the place {@code last}; returns how many were new. */
    private int insert(List<MessageRow> some, long last) throws SQLException {
        return session.prepare(MessageSql.INSERT, statement -> {
            MessageRow.bindKey(statement, append.thread());
            long sequence = last - some.size();
            int added = 0;
            for (MessageRow row : some) {
                row.bind(statement, ++sequence);
                added += statement.executeUpdate();
            }
            // A kept statement keeps what is bound to it: here somebody's text, of any size.
            statement.clearParameters();
            return added;
        });
    }

    private Map<MessageId, Long> knownPlaces() throws SQLException {
        List<MessageId> ids = append.messages().stream().map(Message::id).toList();
        return session.prepare(MessageSql.PLACES, query -> MessagePlaces.read(query, append.thread(), ids));
    }

    private AppendResult result(Advanced thread, Map<MessageId, Long> known) {
        List<Appended> appended = new ArrayList<>(rows.size());
        long sequence = thread.last - (rows.size() - known.size());
        for (Message message : append.messages()) {
            MessageId id = message.id();
            Long place = known.get(id);
            appended.add(place == null ? new Appended(id, ++sequence, true) : new Appended(id, place, false));
        }
        return new AppendResult(thread.incarnation, thread.last, appended);
    }

    /** A thread after it got its places. */
    private record Advanced(long incarnation, long last) {}
}
