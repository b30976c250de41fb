package io.mneme.memory.store.mongo;

import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.UpdateManyModel;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import org.bson.Document;

/** Writes and removes entries of the recall index. Which of them count, the head says. */
final class Entries {

    private Entries() {}

    /**
     * A change of a head by which messages go: their entries are counted no more. Right as long as the head's version
     * is the one that was read.
     */
    static HeadChange without(Call call, Head head, List<Document> going) {
        HeadChange change = new HeadChange();
        IndexState index = head.index();
        if (index.indexed() == 0) {
            return change;
        }
        List<Long> places = going.stream().map(one -> one.getLong(Fields.PLACE)).toList();
        long entries = 0;
        long terms = 0;
        for (Document entry : call.recall()
                .find(at(head.key(), places))
                .projection(new Document(Fields.TERMS, 0)
                        .append(Fields.FREQUENCIES, 0)
                        .append(Fields.VECTOR, 0)
                        .append(Fields.METADATA, 0))) {
            if (index.counts(entry)) {
                entries++;
                terms += entry.getLong(Fields.LENGTH);
            }
        }
        return change.set(Fields.SHRUNK, head.version() + 1)
                .increase(Fields.INDEX_ENTRIES, -entries)
                .increase(Fields.INDEX_TERMS, -terms);
    }

    /** Removes the entries of messages that are gone. */
    static void remove(Call call, ThreadKey key, List<Long> places) {
        call.recall().deleteMany(at(key, places));
    }

    private static Document at(ThreadKey key, List<Long> places) {
        return Keys.owned(key).append(Fields.PLACE, new Document("$in", places));
    }

    /** Removes the entries of earlier runs; chunk by chunk, since a long thread has many. */
    static void removeOld(Call call, Head head) {
        removeBefore(call, head.key(), head.index().run());
    }

    /** Removes the entries of runs before {@code run}. */
    static void removeBefore(Call call, ThreadKey key, long run) {
        if (run > 0) {
            Document range = new Document("$gte", id(key, 0)).append("$lt", id(key, run));
            call.renew();
            call.recall().deleteMany(Keys.owned(key).append(Fields.ID, range));
        }
    }

    /** Before every entry of the run. */
    private static Document id(ThreadKey key, long run) {
        return Keys.owned(key).append(Fields.RUN, run).append(Fields.PLACE, 0L);
    }

    /** Marks what the head came to cover last as such, and removes what it did not; before the next part. */
    static void settle(Call call, Head head) {
        IndexState index = head.index();
        if (index.writer() != null) {
            Document range = new Document("$gte", index.from()).append("$lte", index.indexed());
            Document unset = new Document("$unset", new Document(Fields.UNSETTLED, ""));
            Document covered = Keys.owned(head.key()).append(Fields.PLACE, range);
            Document lost = new Document(covered).append(Fields.UNSETTLED, new Document("$gt", ""));
            call.recall()
                    .bulkWrite(List.of(
                            new UpdateManyModel<>(covered.append(Fields.UNSETTLED, index.writer()), unset),
                            new DeleteManyModel<>(lost)));
        }
    }

    /** Inserts entries that do not count yet. */
    static void insert(Call call, IndexPart part) {
        if (part.size() > 0) {
            call.recall().insertMany(part.documents());
        }
    }

    /** Takes back what was inserted and will not count. */
    static void withdraw(Call call, ThreadKey key, IndexPart part) {
        if (part.size() > 0) {
            List<Long> places = part.documents().stream()
                    .map(entry -> entry.getLong(Fields.PLACE))
                    .distinct()
                    .toList();
            call.recall().deleteMany(at(key, places).append(Fields.UNSETTLED, part.writer()));
        }
    }
}
