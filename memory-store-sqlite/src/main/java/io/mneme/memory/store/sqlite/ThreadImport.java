package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Brings a thread and some of its messages to the state in another store, inside a write transaction. */
final class ThreadImport {

    private final Session session;
    private final MemoryThread thread;
    private final ThreadKey key;

    ThreadImport(Session session, MemoryThread thread) {
        this.session = session;
        this.thread = thread;
        this.key = thread.key();
    }

    /** @param rows the rows of the messages, in order, still without their places */
    void run(List<StoredMessage> messages, List<MessageRow> rows) throws SQLException {
        check(ThreadState.read(session, key));
        ThreadRows.bindChangeable(session.handle().createUpdate(ThreadSql.IMPORT), thread)
                .bind("createdAt", Instants.toEpochMicros(thread.createdAt()))
                .bind("lastSequence", thread.lastSequence())
                .bind("incarnation", thread.incarnation())
                .execute();
        long lowest = Long.MAX_VALUE;
        for (int i = messages.size() - 1; i >= 0; i--) {
            lowest = insert(messages.get(i), rows.get(i)) ? messages.get(i).sequence() : lowest;
        }
        forgetIndexed(lowest);
    }

    private void check(ThreadState here) {
        if (here.deleted() && here.incarnation() >= thread.incarnation()) {
            throw new Conflict(key, "it was deleted here");
        }
        if (here.exists() && !here.deleted() && here.incarnation() != thread.incarnation()) {
            throw new Conflict(key, "its incarnation here is " + here.incarnation() + ", not " + thread.incarnation());
        }
        if (here.last() > thread.lastSequence()) {
            throw new Conflict(key, "its last place here is " + here.last() + ", beyond " + thread.lastSequence());
        }
    }

    /** Returns whether it was new. */
    private boolean insert(StoredMessage message, MessageRow row) throws SQLException {
        int inserted = session.prepare(MessageSql.IMPORT, statement -> {
            MessageRow.bindKey(statement, key);
            row.bind(statement, message.sequence());
            int count = statement.executeUpdate();
            statement.clearParameters();
            return count;
        });
        if (inserted == 0 && !isThere(message)) {
            throw new Conflict(key, "place " + message.sequence() + " or its message's id is taken");
        }
        return inserted > 0;
    }

    private boolean isThere(StoredMessage message) throws SQLException {
        List<MessageId> id = List.of(message.id());
        Map<MessageId, Long> place = session.prepare(MessageSql.PLACES, query -> MessagePlaces.read(query, key, id));
        return Long.valueOf(message.sequence()).equals(place.get(message.id()));
    }

    /** The index goes forward only: if something came below its place, the thread is indexed from the start. */
    private void forgetIndexed(long lowest) throws SQLException {
        int forgotten = session.prepare(IndexSql.FORGET, statement -> {
            MessageRow.bindKey(statement, key);
            statement.setLong(3, lowest);
            return statement.executeUpdate();
        });
        if (forgotten > 0) {
            session.prepare(IndexSql.DELETE_THREAD, statement -> {
                MessageRow.bindKey(statement, key);
                return statement.executeUpdate();
            });
        }
    }
}
