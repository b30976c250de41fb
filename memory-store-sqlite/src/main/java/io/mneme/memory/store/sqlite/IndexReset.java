package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.thread.ThreadKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Empties the index in many short transactions, so that others can write meanwhile. The model's row says that it is at
 * work; an interrupted one is done again from the start, and what was done already takes no time.
 */
final class IndexReset {

    private static final int ENTRIES_PER_STEP = 2_000;
    private static final int THREADS_PER_STEP = 5_000;

    private final Database database;
    private final IndexedModel model;

    IndexReset(Database database, IndexedModel model) {
        this.database = database;
        this.model = model;
    }

    void run() {
        database.write(session -> {
            new IndexModelRow(model, true).store(session);
            return session.prepare(IndexResetSql.DROP_OWNERS, PreparedStatement::executeUpdate);
        });
        while (database.write(IndexReset::deleteSome) > 0) {
            continue;
        }
        Optional<ThreadKey> last = database.write(session -> forget(session, "", ""));
        while (last.isPresent()) {
            ThreadKey after = last.get();
            last = database.write(session ->
                    forget(session, after.resource().value(), after.thread().value()));
        }
        database.write(session -> {
            new IndexModelRow(model, false).store(session);
            return null;
        });
    }

    private static int deleteSome(Session session) throws SQLException {
        return session.prepare(IndexResetSql.DELETE_SOME, statement -> {
            statement.setInt(1, ENTRIES_PER_STEP);
            return statement.executeUpdate();
        });
    }

    /** Forgets what is indexed of the next threads; returns the last of them, empty at the end. */
    private static Optional<ThreadKey> forget(Session session, String resource, String thread) throws SQLException {
        Optional<ThreadKey> last = session.prepare(IndexResetSql.STEP, statement -> {
            statement.setString(1, resource);
            statement.setString(2, thread);
            statement.setInt(3, THREADS_PER_STEP - 1);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(ThreadKey.of(row.getString(1), row.getString(2))) : Optional.empty();
            }
        });
        session.prepare(IndexResetSql.FORGET, statement -> {
            statement.setString(1, resource);
            statement.setString(2, thread);
            statement.setString(3, last.map(key -> key.resource().value()).orElse(null));
            statement.setString(4, last.map(key -> key.thread().value()).orElse(null));
            return statement.executeUpdate();
        });
        return last;
    }
}
