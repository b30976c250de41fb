package io.mneme.memory.store.mongo;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.thread.MemoryThread;
import java.util.List;
import org.bson.Document;

/** One update of a head that is not an append, so that its version grows. Not thread-safe. */
final class HeadChange {

    private final Document set = new Document();
    private final Document unset = new Document();
    private final Document max = new Document();
    private final Document increase = new Document(Fields.VERSION, 1L);

    /** A change to {@code state}; nothing is under way or left to do any more. */
    static HeadChange to(HeadState state) {
        return new HeadChange()
                .set(Fields.STATE, state.stored())
                .set(Fields.CLAIM, null)
                .set(Fields.CLAIMED_AT, null)
                .set(Fields.OTHER, null)
                .set(Fields.IMPORTING, null)
                .set(Fields.OPEN, null);
    }

    /** Sets a field, whatever was said of it before; null removes it. */
    HeadChange set(String field, Object value) {
        // The latest word counts; a server refuses both.
        set.remove(field);
        unset.remove(field);
        if (value == null) {
            unset.append(field, "");
        } else {
            set.append(field, value);
        }
        return this;
    }

    /** Removes fields. */
    HeadChange without(String... fields) {
        for (String field : fields) {
            set(field, null);
        }
        return this;
    }

    HeadChange atLeast(String field, long value) {
        max.append(field, value);
        return this;
    }

    HeadChange increase(String field, long by) {
        increase.append(field, by);
        return this;
    }

    /** Everything that a thread is, for one that begins. */
    HeadChange thread(MemoryThread thread, long generation) {
        return described(thread)
                .set(Fields.GENERATION, generation)
                .set(Fields.INCARNATION, thread.incarnation())
                .set(Fields.CREATED_AT, Instants.toEpochMicros(thread.createdAt()))
                .set(Fields.UPDATED_AT, Instants.toEpochMicros(thread.updatedAt()))
                .set(Fields.LAST_SEQUENCE, thread.lastSequence())
                .set(Fields.COUNT, 0L)
                .set(Fields.DELETED_UP_TO, 0L)
                .set(Fields.DELETED_AT, null);
    }

    /** What a {@link io.mneme.memory.thread.ThreadUpdate} can change, but the update time. */
    HeadChange described(MemoryThread thread) {
        List<Document> entries = Metadata.encode(thread.metadata());
        Sizes.checked("the thread's metadata", new Document(Fields.METADATA, entries));
        return set(Fields.TITLE, thread.title().orElse(null))
                .set(Fields.METADATA, entries.isEmpty() ? null : entries)
                .set(
                        Fields.ARCHIVED_AT,
                        thread.archivedAt().map(Instants::toEpochMicros).orElse(null));
    }

    /** The document that an insert of {@code key}, a selection of one, makes of it. */
    Document inserted(Document key) {
        Document document = new Document(key);
        document.putAll(max);
        document.putAll(increase);
        document.putAll(set);
        return document;
    }

    /** The update. */
    Document build() {
        Document update = new Document("$inc", increase);
        appendTo(update, "$set", set);
        appendTo(update, "$unset", unset);
        appendTo(update, "$max", max);
        return update;
    }

    private static void appendTo(Document update, String operator, Document fields) {
        if (!fields.isEmpty()) {
            update.append(operator, fields);
        }
    }
}
