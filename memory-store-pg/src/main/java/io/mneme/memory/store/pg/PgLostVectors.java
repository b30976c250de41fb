package io.mneme.memory.store.pg;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Whoever drops the extension pgvector, or the schema it is in, drops the vectors of every store in the database, and
 * the entries stay. Then all threads become pending, as by a reset for the same model, so that they are indexed anew.
 */
final class PgLostVectors {

    private static final System.Logger LOGGER = System.getLogger(PgLostVectors.class.getName());

    private final Handle handle;
    private final PgStoreOptions options;
    private final PgNames names;

    private record Lost(String model, int dimensions) {}

    /** The last thread of a part; null after the last part. */
    private record Part(String resource, String thread, long emptied) {}

    PgLostVectors(Handle handle, PgStoreOptions options) {
        this.handle = handle;
        this.options = options;
        names = PgNames.of(options);
    }

    /** To be called when the column was missing: {@code form} is how vectors are kept from now on. */
    void run(RecallState.Form form) {
        // The row's lock keeps others from resetting it meanwhile.
        Optional<Lost> lost = handle.createQuery("select name, dimensions from " + names.qualified("recall_model")
                        + " where vectors = '" + RecallState.Form.HALFVEC.stored() + "' and dimensions > 0 for update")
                .map((row, context) -> new Lost(row.getString(1), row.getInt(2)))
                .findOne();
        lost.ifPresent(model -> reset(model, form));
    }

    private void reset(Lost lost, RecallState.Form form) {
        handle.createQuery("select " + names.qualified("start_recall_reset") + "(:name, :dimensions, :form)::text")
                .bind("name", lost.model())
                .bind("dimensions", lost.dimensions())
                .bind("form", form.stored())
                .mapTo(String.class)
                .list();
        long threads = 0;
        for (Part part = next("", ""); part.resource() != null; part = next(part.resource(), part.thread())) {
            threads += part.emptied();
        }
        handle.createQuery("select " + names.qualified("end_recall_reset") + "()::text")
                .mapTo(String.class)
                .list();
        LOGGER.log(
                System.Logger.Level.WARNING,
                "the vectors of the recall index in schema {0} were lost with the extension pgvector: {1} threads are"
                        + " pending and will be indexed anew",
                options.schema(),
                threads);
    }

    private Part next(String resource, String thread) {
        return handle.createQuery("select last_resource, last_thread, emptied from "
                        + names.qualified("empty_recall_index") + "(:resource, :thread)")
                .bind("resource", resource)
                .bind("thread", thread)
                .map((row, context) -> new Part(row.getString(1), row.getString(2), row.getLong(3)))
                .one();
    }
}
