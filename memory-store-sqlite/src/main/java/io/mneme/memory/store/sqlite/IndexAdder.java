package io.mneme.memory.store.sqlite;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.recall.cache.OwnerState;
import io.mneme.memory.thread.ResourceId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Adds one batch to the index, inside a write transaction. */
final class IndexAdder {

    private final Session session;
    private final IndexBatch batch;
    private final List<IndexRow> rows;

    /** @param rows the rows of the batch's entries, in order */
    IndexAdder(Session session, IndexBatch batch, List<IndexRow> rows) {
        this.session = session;
        this.batch = batch;
        this.rows = rows;
    }

    /** Returns false if the thread is not as the batch knows it. */
    boolean run() throws SQLException {
        Optional<IndexModelRow> present = IndexModelRow.find(session);
        present.ifPresent(this::check);
        if (!advance()) {
            return false;
        }
        if (present.isEmpty()) {
            new IndexModelRow(batch.model(), false).store(session);
        }
        insert();
        return true;
    }

    private void check(IndexModelRow present) {
        IndexedModel wanted = batch.model();
        if (present.resetting()) {
            throw new Misconfigured("the recall index is being emptied for the model \""
                    + present.model().name() + "\"; if that was interrupted, reset it again");
        } else if (!present.model().equals(wanted)) {
            throw new Misconfigured(
                    "the recall index is filled by the model \"%s\" (%d dimensions), not by \"%s\" (%d):"
                                    .formatted(
                                            present.model().name(),
                                            present.model().dimensions(),
                                            wanted.name(),
                                            wanted.dimensions())
                            + " use that one, or reset the index");
        }
    }

    private boolean advance() throws SQLException {
        PendingThread pending = batch.pending();
        return session.prepare(IndexSql.ADVANCE, statement -> {
            MessageRow.bindKey(statement, pending.thread());
            statement.setLong(3, pending.incarnation());
            statement.setLong(4, pending.indexed());
            statement.setLong(5, batch.upTo());
            return statement.executeUpdate() > 0;
        });
    }

    private void insert() throws SQLException {
        ResourceId owner = batch.pending().thread().resource();
        long before = IndexOwner.find(session, owner).map(OwnerState::lastEntry).orElse(0L);
        IndexOwner.Numbers added = session.prepare(IndexSql.INSERT, statement -> {
            MessageRow.bindKey(statement, batch.pending().thread());
            long entry = before;
            long terms = 0;
            for (IndexRow row : rows) {
                row.bind(statement, entry + 1);
                if (statement.executeUpdate() > 0) {
                    entry++;
                    terms += row.length();
                }
            }
            statement.clearParameters();
            return new IndexOwner.Numbers(entry - before, terms);
        });
        if (added.entries() > 0) {
            IndexOwner.add(session, owner, added, before + added.entries());
        }
    }
}
