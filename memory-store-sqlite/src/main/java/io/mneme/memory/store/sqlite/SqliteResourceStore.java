package io.mneme.memory.store.sqlite;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;
import java.util.List;

/** The owners: whoever has a thread that is not deleted. */
final class SqliteResourceStore implements ResourceStore {

    private final Database database;

    SqliteResourceStore(Database database) {
        this.database = database;
    }

    @Override
    public Page<ResourceSummary> list(ResourceQuery query) {
        List<ResourceSummary> rows = database.read(session -> session.handle()
                .createQuery(ThreadSql.owners(!query.from().backward()))
                // No id is empty, so all come after the empty text.
                .bind("resource", query.from().cursor().orElse(""))
                .bind("limit", query.limit() + 1)
                .map((row, context) -> new ResourceSummary(
                        ResourceId.of(row.getString(1)), row.getLong(2), Instants.ofEpochMicros(row.getLong(3))))
                .list());
        return Page.ofRows(
                rows, query.limit(), query.from(), one -> one.resource().value());
    }
}
