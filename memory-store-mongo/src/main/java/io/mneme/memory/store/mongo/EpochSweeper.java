package io.mneme.memory.store.mongo;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Removes entries of the recall index that an earlier model made. Nobody finds them any more. */
final class EpochSweeper {

    private static final int CHUNK = 2_000;

    private final Call call;

    EpochSweeper(Call call) {
        this.call = call;
    }

    /** Looks at every entry once, in order of the primary key, with one command for each chunk. */
    void removeBefore(long epoch) {
        Document beyond = new Document();
        List<Document> chunk = new ArrayList<>();
        do {
            call.renew();
            chunk.clear();
            call.recall()
                    .find(beyond)
                    .projection(new Document(Fields.ID, 1)
                            .append(Fields.RESOURCE, 1)
                            .append(Fields.EPOCH, 1))
                    .sort(new Document(Fields.ID, 1))
                    .limit(CHUNK)
                    .into(chunk);
            List<Object> old = chunk.stream()
                    .filter(entry -> entry.getLong(Fields.EPOCH) < epoch)
                    .map(entry -> entry.get(Fields.ID))
                    .toList();
            if (!old.isEmpty()) {
                call.recall().deleteMany(new Document(Fields.ID, new Document("$in", old)));
            }
            if (!chunk.isEmpty()) {
                Object last = chunk.get(chunk.size() - 1).get(Fields.ID);
                beyond = new Document(Fields.ID, new Document("$gt", last));
            }
        } while (chunk.size() == CHUNK);
    }
}
