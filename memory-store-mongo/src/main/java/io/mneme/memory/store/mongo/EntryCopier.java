package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCursor;
import io.mneme.memory.store.mongo.Claims.Claim;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Copies a thread's entries of the recall index to a thread that is being built. They are those of one moment if the
 * source's head is unchanged afterwards: whatever changes its entries changes its version.
 */
final class EntryCopier {

    private static final int CHUNK = 1_000;

    private EntryCopier() {}

    static void copy(Call call, Head source, Claim claim) {
        IndexState index = source.index();
        long beyond = 0;
        List<Document> chunk = new ArrayList<>();
        while (beyond < index.indexed()) {
            call.renew();
            long last = Math.min(index.indexed(), beyond + CHUNK);
            chunk.clear();
            Document range = new Document("$gt", beyond).append("$lte", last);
            try (MongoCursor<Document> found = call.recall()
                    .find(Keys.owned(source.key()).append(Fields.PLACE, range))
                    .iterator()) {
                found.forEachRemaining(entry -> {
                    if (index.counts(entry)) {
                        chunk.add(copyOf(entry, claim));
                    }
                });
            }
            if (!chunk.isEmpty()) {
                call.recall().insertMany(chunk);
            }
            beyond = last;
        }
    }

    private static Document copyOf(Document entry, Claim claim) {
        Document id = new Document(entry.get(Fields.ID, Document.class));
        id.putAll(Keys.owned(claim.key()));
        id.put(Fields.RUN, claim.indexRun());
        Document copy = new Document(entry);
        copy.putAll(Keys.owned(claim.key()));
        copy.append(Fields.RUN, claim.indexRun()).append(Fields.ID, id).remove(Fields.UNSETTLED);
        return copy;
    }
}
