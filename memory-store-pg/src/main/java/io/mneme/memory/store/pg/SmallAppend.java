package io.mneme.memory.store.pg;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.AppendResult.Appended;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A batch of few messages in one plain statement: it advances or creates the thread, whose row lock it then holds, and
 * inserts after the place that it got. Messages that are there already violate their key, which undoes all of it; then,
 * and where the thread is not as it must be, {@link MessageAppend} finds out what is the matter.
 */
final class SmallAppend {

    /** Most messages of a batch: a turn seldom has more, and each number is a statement of its own. */
    static final int MOST = 4;

    private static final String CREATE = "insert into %s as t (resource_id, thread_id, incarnation, last_sequence,"
            + " created_at, updated_at, metadata) values (?, ?, 1, %2$d, ?, ?, '{}') on conflict (resource_id, thread_id)"
            + " do update set last_sequence = t.last_sequence + %2$d,"
            + " updated_at = greatest(t.updated_at, excluded.updated_at) where t.deleted_at is null";
    private static final String ADVANCE = "update %s t set last_sequence = t.last_sequence + %d,"
            + " updated_at = greatest(t.updated_at, ?) where t.resource_id = ? and t.thread_id = ?"
            + " and t.incarnation = ? and t.deleted_at is null";
    private static final String ROW =
            "select a.resource_id, a.thread_id, a.last_sequence - %d, ?::timestamptz, ?::text,"
                    + " ?::text, ?::jsonb, ?::jsonb from advanced a";

    private final List<String> any;
    private final List<String> same;

    SmallAppend(PgNames names) {
        any = IntStream.rangeClosed(1, MOST)
                .mapToObj(size -> sql(names, CREATE, size))
                .toList();
        same = IntStream.rangeClosed(1, MOST)
                .mapToObj(size -> sql(names, ADVANCE, size))
                .toList();
    }

    private static String sql(PgNames names, String thread, int size) {
        List<String> rows = IntStream.rangeClosed(1, size)
                .mapToObj(i -> ROW.formatted(size - i))
                .toList();
        return "with advanced as (" + thread.formatted(names.qualified("threads"), size)
                + " returning t.resource_id, t.thread_id, t.incarnation, t.last_sequence), added as (insert into "
                + names.qualified("messages")
                + " (resource_id, thread_id, sequence, created_at, message_id, role, metadata, body) "
                + String.join(" union all ", rows) + ") select incarnation, last_sequence from advanced";
    }

    /** Empty, and nothing changed, if this is not a case for one plain statement. */
    Optional<AppendResult> execute(PgSession session, Append append) {
        int size = append.messages().size();
        boolean placed = append.condition() instanceof AppendCondition.LastSequence;
        if (placed || size > MOST) {
            return Optional.empty();
        }
        try {
            return session.direct(sql(append.condition(), size), to -> bind(to, append), rows -> result(append, rows));
        } catch (DirectStatement.Failed e) {
            if (PgErrors.violatedKey(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Values in order: those of the thread, then for each message time, id, role, metadata and body. */
    String sql(AppendCondition condition, int size) {
        return (condition instanceof AppendCondition.Incarnation ? same : any).get(size - 1);
    }

    private static void bind(DirectStatement to, Append append) throws SQLException {
        if (append.condition() instanceof AppendCondition.Incarnation same) {
            to.instant(append.at());
            bindThread(to, append).number(same.expected());
        } else {
            bindThread(to, append).instant(append.at()).instant(append.at());
        }
        for (Message message : append.messages()) {
            to.instant(message.createdAt())
                    .text(message.id().value())
                    .text(MessageDocument.roleName(message.role()))
                    .text(MessageAppend.metadata(message))
                    .text(PgJson.write(MessageDocument.body(message)));
        }
    }

    private static DirectStatement bindThread(DirectStatement to, Append append) throws SQLException {
        return to.text(append.thread().resource().value())
                .text(append.thread().thread().value());
    }

    private static Optional<AppendResult> result(Append append, ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        long last = rows.getLong(2);
        long next = last - append.messages().size();
        List<Appended> places = new ArrayList<>(append.messages().size());
        for (Message message : append.messages()) {
            places.add(new Appended(message.id(), ++next, true));
        }
        return Optional.of(new AppendResult(rows.getLong(1), last, places));
    }
}
