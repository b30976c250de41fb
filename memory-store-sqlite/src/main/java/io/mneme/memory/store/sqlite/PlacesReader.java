package io.mneme.memory.store.sqlite;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads places with their neighbours; where these overlap, each message once. */
final class PlacesReader {

    private final ResourceId owner;
    private final int before;
    private final int after;

    PlacesReader(ResourceId owner, int before, int after) {
        this.owner = owner;
        this.before = before;
        this.after = after;
    }

    Map<ThreadId, List<StoredMessage>> read(Database database, List<Place> places) {
        Map<ThreadId, TreeSet<Long>> byThread = new LinkedHashMap<>();
        places.forEach(place -> byThread.computeIfAbsent(place.thread(), thread -> new TreeSet<>())
                .add(place.sequence()));
        Map<ThreadId, List<MessageRow>> rows = database.readTogether(session -> {
            Map<ThreadId, List<MessageRow>> found = new LinkedHashMap<>();
            for (Map.Entry<ThreadId, TreeSet<Long>> one : byThread.entrySet()) {
                ThreadKey key = new ThreadKey(owner, one.getKey());
                found.put(one.getKey(), rows(session, key, ranges(session, key, one.getValue())));
            }
            return found;
        });
        Map<ThreadId, List<StoredMessage>> messages = new LinkedHashMap<>();
        rows.forEach((thread, found) -> {
            if (!found.isEmpty()) {
                messages.put(thread, new MessageRows(found, false).messages(new ThreadKey(owner, thread)));
            }
        });
        return messages;
    }

    /** The ranges around the places, ascending; those that touch are one. */
    private List<Range> ranges(Session session, ThreadKey thread, TreeSet<Long> places) throws SQLException {
        List<Range> ranges = new ArrayList<>();
        for (long place : places) {
            Range next = range(session, thread, place);
            Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (next != null && last != null && next.first <= last.last) {
                ranges.set(ranges.size() - 1, new Range(last.first, Math.max(last.last, next.last)));
            } else if (next != null) {
                ranges.add(next);
            }
        }
        return ranges;
    }

    /** From the first to the last neighbour; null if there is no message at the place. */
    private Range range(Session session, ThreadKey thread, long place) throws SQLException {
        return session.prepare(MessageSql.RANGE, statement -> {
            MessageRow.bindKey(statement, thread);
            statement.setLong(3, place);
            statement.setInt(4, before + 1);
            statement.setInt(5, after + 1);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Range(row.getLong(1), row.getLong(2)) : null;
            }
        });
    }

    private static List<MessageRow> rows(Session session, ThreadKey thread, List<Range> ranges) throws SQLException {
        List<MessageRow> rows = new ArrayList<>();
        for (Range range : ranges) {
            rows.addAll(session.prepare(MessageSql.BETWEEN, statement -> {
                MessageRow.bindKey(statement, thread);
                statement.setLong(3, range.first);
                statement.setLong(4, range.last);
                return MessageRows.read(statement, Integer.MAX_VALUE).rows();
            }));
        }
        return rows;
    }

    /** Places, both ends included. */
    private record Range(long first, long last) {}
}
