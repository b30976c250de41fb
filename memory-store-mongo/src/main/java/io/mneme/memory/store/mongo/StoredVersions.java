package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.working.WorkingMemoryDocument;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.Optional;
import org.bson.Document;

/** Versions of working memories as documents; the number is in the key. */
final class StoredVersions {

    private StoredVersions() {}

    /** The document, without its key. */
    static Document encode(WorkingMemoryVersion version) {
        Document fields = new Document(Fields.AT, Instants.toEpochMicros(version.at()))
                .append(Fields.CONTENT, Trees.encode(WorkingMemoryDocument.write(version.content())));
        version.author().ifPresent(author -> fields.append(Fields.AUTHOR, author));
        version.turn().ifPresent(turn -> fields.append(Fields.TURN, turn));
        Sizes.checked("a version of a working memory", fields);
        return fields;
    }

    static WorkingMemoryVersion decode(Document found) {
        try {
            return new WorkingMemoryVersion(
                    number(found),
                    WorkingMemoryDocument.read(Trees.decode(found.get(Fields.CONTENT, Document.class))),
                    Instants.ofEpochMicros(found.getLong(Fields.AT)),
                    Optional.ofNullable(found.getString(Fields.AUTHOR)),
                    Optional.ofNullable(found.getString(Fields.TURN)));
        } catch (ClassCastException | NullPointerException | InvalidInput e) {
            throw new Misconfigured("a version of a working memory is not what Mneme wrote", e);
        }
    }

    /** The number of a version. */
    static long number(Document found) {
        return -found.get(Fields.ID, Document.class).getLong(Fields.START);
    }

    /** The run that a version belongs to. */
    static long run(Document found) {
        return -found.get(Fields.ID, Document.class).getLong(Fields.GENERATION);
    }
}
