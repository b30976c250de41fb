package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.IndexedModel;
import org.jdbi.v3.core.statement.Query;

/** Empties the recall index for another model, some threads at a time, by the functions of migration 005. */
final class RecallReset {

    private final PgDatabase database;
    private final String start;
    private final String empty;
    private final String end;

    /** The last thread of a part; null after the last part. */
    private record Part(String resource, String thread, long emptied) {}

    RecallReset(PgDatabase database, PgNames names) {
        this.database = database;
        start = "select " + names.qualified("start_recall_reset") + "(:name, :dimensions, :form)";
        empty = "select last_resource, last_thread, emptied from " + names.qualified("empty_recall_index")
                + "(:resource, :thread)";
        end = "select " + names.qualified("end_recall_reset") + "()";
    }

    void run(IndexedModel model, RecallState.Form form) {
        call(session -> session.prepare(start)
                .bind("name", model.name())
                .bind("dimensions", model.dimensions())
                .bind("form", form.stored()));
        // Again, until nothing was left: a thread may have been given to an owner who had been done already.
        while (pass() > 0) {
            continue;
        }
        call(session -> session.prepare(end));
    }

    private long pass() {
        long emptied = 0;
        Part part = new Part("", "", 0);
        while (part.resource() != null) {
            part = next(part);
            emptied += part.emptied();
        }
        return emptied;
    }

    private Part next(Part before) {
        return database.statement(PgScope.EVERYBODY, session -> {
            Query query =
                    session.prepare(empty).bind("resource", before.resource()).bind("thread", before.thread());
            return session.first(query, (row, context) -> new Part(row.getString(1), row.getString(2), row.getLong(3)))
                    .orElseThrow();
        });
    }

    private void call(java.util.function.Function<PgSession, Query> statement) {
        database.statement(
                PgScope.EVERYBODY,
                session -> session.list(statement.apply(session), (row, context) -> row.getString(1)));
    }
}
