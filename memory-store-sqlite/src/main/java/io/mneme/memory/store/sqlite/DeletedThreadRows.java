package io.mneme.memory.store.sqlite;

import io.mneme.memory.internal.Imported;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.thread.ThreadKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deleted threads as rows and back, in the transaction that the session is in. */
final class DeletedThreadRows {

    private DeletedThreadRows() {}

    /** Up to {@code limit}, in order. */
    static List<DeletedThread> after(Session session, Optional<ThreadKey> after, int limit) throws SQLException {
        return session.prepare(ThreadSql.DELETED, statement -> {
            // No id is empty, so all come after the empty text.
            statement.setString(1, after.map(key -> key.resource().value()).orElse(""));
            statement.setString(2, after.map(key -> key.thread().value()).orElse(""));
            statement.setInt(3, limit);
            List<DeletedThread> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        });
    }

    private static DeletedThread read(ResultSet row) throws SQLException {
        ThreadKey key = ThreadKey.of(row.getString(1), row.getString(2));
        return new DeletedThread(key, row.getLong(3), Instants.ofEpochMicros(row.getLong(4)));
    }

    /** Makes an id count as deleted, inside a write transaction; what is deleted as far already stays. */
    static void put(Session session, DeletedThread deleted) throws SQLException {
        ThreadState here = ThreadState.read(session, deleted.key());
        Imported.checkDeletable(deleted, here.exists() && !here.deleted(), here.incarnation());
        session.prepare(ThreadSql.IMPORT_DELETED, statement -> {
            MessageRow.bindKey(statement, deleted.key());
            statement.setLong(3, deleted.incarnation());
            statement.setLong(4, Instants.toEpochMicros(deleted.deletedAt()));
            return statement.executeUpdate();
        });
    }
}
