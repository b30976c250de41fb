package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Copies the messages of a clone, inside its transaction: SQLite copies them itself, so any number will do. */
final class MessageCopier {

    private final Session session;
    private final CloneThread order;

    MessageCopier(Session session, CloneThread order) {
        this.session = session;
        this.order = order;
    }

    /** Returns how many messages the copy has. */
    long run() throws SQLException {
        CloneSelection selection = order.selection();
        if (selection instanceof CloneSelection.Messages some) {
            String places = places(some.ids());
            return copy(MessageSql.COPY_PLACES, statement -> statement.setString(4, places));
        }
        if (selection instanceof CloneSelection.Between range) {
            return copy(MessageSql.COPY_BETWEEN, statement -> {
                statement.setLong(4, Instants.toEpochMicros(range.since()));
                statement.setLong(5, Instants.toEpochMicros(range.until()));
            });
        }
        if (selection instanceof CloneSelection.Last last) {
            return copy(MessageSql.COPY_LAST, statement -> statement.setInt(4, last.count()));
        }
        return copy(MessageSql.COPY, statement -> {});
    }

    private String places(Set<MessageId> ids) throws SQLException {
        Map<MessageId, Long> places =
                session.prepare(MessageSql.PLACES, query -> MessagePlaces.read(query, order.source(), ids));
        for (MessageId id : ids) {
            if (!places.containsKey(id)) {
                throw NotFound.message(order.source(), id);
            }
        }
        return DocumentJson.array(places.values().stream().sorted().toList());
    }

    private long copy(String sql, Binding selection) throws SQLException {
        return session.prepare(sql, statement -> {
            MessageRow.bindKey(statement, order.source());
            statement.setString(3, order.target().thread().value());
            selection.bind(statement);
            return statement.executeLargeUpdate();
        });
    }

    /** Binds the parameters of one selection. */
    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
