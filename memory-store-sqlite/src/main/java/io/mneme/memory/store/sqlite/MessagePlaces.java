package io.mneme.memory.store.sqlite;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.thread.ThreadKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds the places of messages by their ids. */
final class MessagePlaces {

    private MessagePlaces() {}

    /** Runs {@link MessageSql#PLACES}; ids that are not there are left out. */
    static Map<MessageId, Long> read(PreparedStatement query, ThreadKey thread, Collection<MessageId> ids)
            throws SQLException {
        MessageRow.bindKey(query, thread);
        query.setString(3, idArray(ids));
        Map<MessageId, Long> places = new HashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                places.put(MessageId.of(rows.getString(1)), rows.getLong(2));
            }
        }
        return places;
    }

    /** The ids as a JSON array, the form in which a statement takes any number of them. */
    static String idArray(Collection<MessageId> ids) {
        return DocumentJson.array(ids.stream().map(MessageId::value).toList());
    }
}
