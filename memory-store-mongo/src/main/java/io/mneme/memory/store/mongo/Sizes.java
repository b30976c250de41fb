package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.InvalidInput;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/** The size of what is to be stored, known before anything is sent. Thread-safe. */
final class Sizes {

    /** Of the 16 MiB that a document may have; the rest is for its key and for what is added later. */
    static final int MAX_BYTES = 16 * 1024 * 1024 - 64 * 1024;

    private static final DocumentCodec CODEC = new DocumentCodec();

    private Sizes() {}

    /**
     * The document as bytes, ready to be sent.
     *
     * @throws InvalidInput if there are too many
     */
    static BsonDocument checked(String what, Document document) {
        RawBsonDocument raw = new RawBsonDocument(document, CODEC);
        int bytes = bytes(raw);
        if (bytes > MAX_BYTES) {
            throw new InvalidInput(what + " is " + bytes + " bytes as a MongoDB document; at most " + MAX_BYTES);
        }
        return raw;
    }

    /** The size of a document, in bytes. */
    static int bytes(Document document) {
        return bytes(new RawBsonDocument(document, CODEC));
    }

    private static int bytes(RawBsonDocument raw) {
        return raw.getByteBuffer().remaining();
    }
}
