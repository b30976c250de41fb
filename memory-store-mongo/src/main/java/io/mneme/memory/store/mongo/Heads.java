package io.mneme.memory.store.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.mneme.memory.thread.ThreadKey;
import java.util.Optional;
import org.bson.Document;

/** Reads heads, and changes them on condition that they are still what was read. Thread-safe. */
final class Heads {

    /** All that decides; the rest may be long. */
    static final Document DECIDING = new Document(Fields.TITLE, 0).append(Fields.METADATA, 0);

    /** The head with title and metadata. */
    Head read(Call call, ThreadKey key) {
        return Head.of(key, call.threads().find(Keys.isHead(key)).first());
    }

    /** The head without title and metadata. */
    Head glance(Call call, ThreadKey key) {
        return Head.of(
                key, call.threads().find(Keys.isHead(key)).projection(DECIDING).first());
    }

    /** Selects the head if it is still as it was read; appends may have gone on. */
    static Document unchanged(Head head) {
        return Keys.isHead(head.key())
                .append(Fields.STATE, head.state().stored())
                .append(Fields.GENERATION, head.generation())
                .append(Fields.VERSION, head.version())
                .append(Fields.CLAIM, head.claim().orElse(null));
    }

    /** Changes a head that is unchanged since; returns whether it was. */
    boolean change(Call call, Head head, HeadChange change) {
        return call.threads().updateOne(unchanged(head), change.build()).getMatchedCount() == 1;
    }

    /** {@link #change} that returns the head after the change; empty if it was not unchanged. */
    Optional<Head> changed(Call call, Head head, HeadChange change) {
        Document after = call.threads()
                .findOneAndUpdate(
                        unchanged(head),
                        change.build(),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(after).map(document -> Head.of(head.key(), document));
    }

    /** Makes the head of an id that has none; returns whether it had none. */
    boolean insert(Call call, ThreadKey key, HeadChange fields) {
        return insert(call, Keys.isHead(key), fields);
    }

    /** Makes the one document that {@code key} selects; returns whether there was none. */
    boolean insert(Call call, Document key, HeadChange fields) {
        try {
            call.threads().insertOne(fields.inserted(key));
            return true;
        } catch (MongoWriteException e) {
            if (Errors.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }
}
