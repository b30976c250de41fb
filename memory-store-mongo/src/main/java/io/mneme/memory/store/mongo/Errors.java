package io.mneme.memory.store.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoSecurityException;
import com.mongodb.bulk.BulkWriteError;
import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import java.util.Set;
import org.bson.BSONException;
import org.bson.BsonMaximumSizeExceededException;

/**
 * The driver's exceptions as Mneme's, by class and code, never by message. What is not known to be lasting counts as
 * passing: an error of the network, of the election of a primary, or of FerretDB while its PostgreSQL is away (code 1).
 */
final class Errors {

    private static final int DUPLICATE_KEY = 11_000;

    /** BSONObjectTooLarge, and what servers say when an update makes a document too large. */
    private static final Set<Integer> TOO_LARGE = Set.of(10_334, 17_419, 17_420);

    /** Unauthorized, AuthenticationFailed, AtlasError. */
    private static final Set<Integer> NOT_ALLOWED = Set.of(13, 18, 8_000);

    /**
     * BadValue, FailedToParse, TypeMismatch, IllegalOperation, CommandNotFound, ImmutableField, InvalidOptions,
     * InvalidNamespace, IndexOptionsConflict, IndexKeySpecsConflict, CommandNotSupported, DocumentValidationFailure,
     * CommandNotSupportedOnView, NotImplemented.
     */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(2, 9, 14, 20, 59, 66, 72, 73, 85, 86, 115, 121, 166, 238);

    private static final String TOO_LARGE_TEXT = "what is to be stored is too large for one MongoDB document";

    private Errors() {}

    static MemoryException translate(RuntimeException e) {
        if (e instanceof BsonMaximumSizeExceededException) {
            return new InvalidInput(TOO_LARGE_TEXT, e);
        } else if (e instanceof BSONException) {
            return new Misconfigured("the database holds what Mneme did not write", e);
        } else if (e instanceof MongoSecurityException) {
            return new Misconfigured("MongoDB does not accept the user or the password", e);
        } else if (e instanceof MongoIncompatibleDriverException) {
            return new Misconfigured("the server's version is not one that the MongoDB driver speaks to", e);
        } else if (e instanceof MongoConfigurationException) {
            return new Misconfigured("the MongoDB URL cannot be used; if it is a mongodb+srv URL, its DNS entry", e);
        }
        return byCode(code(e), e);
    }

    private static MemoryException byCode(int code, RuntimeException e) {
        if (TOO_LARGE.contains(code)) {
            return new InvalidInput(TOO_LARGE_TEXT, e);
        } else if (NOT_ALLOWED.contains(code)) {
            return new Misconfigured("MongoDB does not allow it to this user (code " + code + ")", e);
        } else if (NOT_UNDERSTOOD.contains(code)) {
            return new Misconfigured("the server refuses what Mneme needs (code " + code + ")", e);
        }
        return new Unavailable(
                code > 0 ? "MongoDB failed (code " + code + ")" : "MongoDB did not answer: " + kind(e), e);
    }

    private static String kind(RuntimeException e) {
        return e.getClass().getSimpleName();
    }

    /** Whether the error says that a key is taken. */
    static boolean isDuplicateKey(MongoException e) {
        return code(e) == DUPLICATE_KEY;
    }

    /** The index of the write whose key is taken, of a list of writes; -1 if the error is another one. */
    static int duplicateKeyAt(MongoBulkWriteException e) {
        return e.getWriteErrors().stream()
                .filter(error -> error.getCode() == DUPLICATE_KEY)
                .mapToInt(BulkWriteError::getIndex)
                .findFirst()
                .orElse(-1);
    }

    private static int code(RuntimeException e) {
        if (e instanceof MongoBulkWriteException bulk && !bulk.getWriteErrors().isEmpty()) {
            return bulk.getWriteErrors().get(0).getCode();
        }
        return e instanceof MongoException mongo ? mongo.getCode() : 0;
    }
}
