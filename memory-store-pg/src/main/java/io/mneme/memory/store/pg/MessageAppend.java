package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.AppendResult.Appended;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;

/** The statement that appends: one call of the function that migration 002 describes. */
final class MessageAppend {

    private final String call;

    MessageAppend(PgNames names) {
        call = "select outcome, thread_incarnation, thread_last, known_ids, known_sequences from "
                + names.qualified("append")
                + "(:resource, :thread, :at, :expectedLast, :expectedIncarnation,"
                + " :ids, :roles, :times, :metadatas, :bodies)";
    }

    AppendResult execute(PgSession session, Append append) {
        AppendCondition condition = append.condition();
        Long last = condition instanceof AppendCondition.LastSequence place ? place.expected() : null;
        Long incarnation = condition instanceof AppendCondition.Incarnation same ? same.expected() : null;
        Query query = ThreadRows.bind(session.prepare(call), append.thread())
                .bind("at", PgArguments.instant(append.at()))
                .bind("expectedLast", last)
                .bind("expectedIncarnation", incarnation)
                .bind("ids", texts(append, message -> message.id().value()))
                .bind("roles", texts(append, message -> MessageDocument.roleName(message.role())))
                .bind("times", texts(append, message -> message.createdAt().toString()))
                .bind("metadatas", texts(append, MessageAppend::metadata))
                .bind("bodies", texts(append, message -> PgJson.write(MessageDocument.body(message))));
        return session.first(query, (row, context) -> result(append, row)).orElseThrow();
    }

    private static AppendResult result(Append append, ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return switch (outcome) {
            case "appended" -> appended(append, row);
            case "absent" -> throw NotFound.thread(append.thread());
            case "deleted" -> throw NotFound.deleted(append.thread());
            default -> throw new Conflict(append.thread(), "its last place is " + row.getLong("thread_last"));
        };
    }

    private static AppendResult appended(Append append, ResultSet row) throws SQLException {
        Map<String, Long> known = known(row);
        long last = row.getLong("thread_last");
        long next = last - (append.messages().size() - known.size()) + 1;
        List<Appended> places = new ArrayList<>(append.messages().size());
        for (Message message : append.messages()) {
            MessageId id = message.id();
            Long there = known.get(id.value());
            places.add(new Appended(id, there == null ? next++ : there, there == null));
        }
        return new AppendResult(row.getLong("thread_incarnation"), last, places);
    }

    private static Map<String, Long> known(ResultSet row) throws SQLException {
        Map<String, Long> known = new HashMap<>();
        if (row.getArray("known_ids") != null) {
            String[] ids = (String[]) row.getArray("known_ids").getArray();
            Long[] sequences = (Long[]) row.getArray("known_sequences").getArray();
            for (int i = 0; i < ids.length; i++) {
                known.put(ids[i], sequences[i]);
            }
        }
        return known;
    }

    /** As a value of the column; null if there is none. */
    static String metadata(Message message) {
        return message.metadata().isEmpty() ? null : PgJson.write(message.metadata());
    }

    private static Argument texts(Append append, Function<Message, String> value) {
        List<String> values = new ArrayList<>(append.messages().size());
        append.messages().forEach(message -> values.add(value.apply(message)));
        return PgArguments.texts(values);
    }
}
