package io.mneme.memory.store.mongo;

/** Names of stored fields. Short where a thread has thousands of them. */
final class Fields {

    /** {@code {r, t, g, s}}, in this order, see {@link Keys}. */
    static final String ID = "_id";

    /** Resource id: first in every key, and the shard key. */
    static final String RESOURCE = "r";

    static final String THREAD = "t";
    /** Generation: which run of batches is the thread's. */
    static final String GENERATION = "g";
    /** Place of a batch's first message; in {@code _id} only. */
    static final String START = "s";

    // Of a head.
    static final String STATE = "state";
    static final String INCARNATION = "incarnation";
    /** Grows with every change but an append. */
    static final String VERSION = "version";

    static final String TITLE = "title";
    static final String METADATA = "metadata";
    static final String CREATED_AT = "createdAt";
    static final String UPDATED_AT = "updatedAt";
    static final String ARCHIVED_AT = "archivedAt";
    static final String DELETED_AT = "deletedAt";
    static final String LAST_SEQUENCE = "lastSequence";
    static final String COUNT = "count";
    /** Messages up to this place are deleted. */
    static final String DELETED_UP_TO = "deletedUpTo";
    /** Messages that are deleted but may still be in their batches: a list of {start, place}. */
    static final String DELETING = "deleting";
    /** Present while something is left to do, see {@link Unfinished}. */
    static final String OPEN = "open";
    /** Id of the copy or move under way. */
    static final String CLAIM = "claim";

    static final String CLAIMED_AT = "claimedAt";
    /** The other owner of a move. */
    static final String OTHER = "other";
    /** The last move that ended here: its claim. */
    static final String MOVED_IN = "movedIn";

    static final String MOVED_FROM = "movedFrom";

    // Of a working memory, in the head of its thread or of its owner.
    /** Number of its newest version; absent if there is none. */
    static final String MEMORY = "memory";
    /** Number of its oldest version. */
    static final String MEMORY_FROM = "memoryFrom";
    /** Which run of versions is the present one: grows whenever they go or come together. */
    static final String MEMORY_RUN = "memoryRun";
    /** Present in the head of an owner that has a working memory of its own. */
    static final String OWN = "own";

    // Of a version of a working memory.
    static final String KEEP = "keep";
    static final String CONTENT = "content";
    static final String AUTHOR = "author";
    static final String TURN = "turn";

    // Of the recall index, in the head of a thread; see IndexState.
    static final String INDEXED = "indexed";
    static final String INDEX_EPOCH = "indexEpoch";
    static final String INDEX_RUN = "indexRun";
    static final String INDEX_ENTRIES = "indexEntries";
    static final String INDEX_TERMS = "indexTerms";
    static final String INDEX_WRITER = "indexWriter";
    static final String INDEX_FROM = "indexFrom";
    static final String SHRUNK = "shrunk";
    /** The epoch in which all was indexed, 0 since something was appended; absent if nothing ever was. */
    static final String PENDING = "pending";

    // Of an entry of the recall index.
    static final String RUN = "q";
    static final String CHUNK = "c";
    static final String EPOCH = "epoch";
    /** Its writer, until it is known whether the head came to cover what he wrote. */
    static final String UNSETTLED = "x";

    static final String LENGTH = "len";
    static final String TERMS = "terms";
    static final String FREQUENCIES = "tf";
    static final String VECTOR = "v";
    static final String SPEAKER = "speaker";

    /** Id of the import whose messages are among {@link #DELETING}: they are to come, not to go. */
    static final String IMPORTING = "importing";

    // Of a batch.
    /** Random id of the append that wrote it. */
    static final String WRITER = "w";
    /** How many messages it was written with. */
    static final String SIZE = "n";
    /** Time of the append, or of a message. */
    static final String AT = "at";
    /** Somebody else is finishing this append; its writer must not take it back. */
    static final String ADOPTED = "adopted";

    /** Version of the head that told to take messages out of the batch; absent if all are there. */
    static final String REMOVED_AT = "removedAt";

    static final String MESSAGES = "m";

    // Of a message.
    static final String MESSAGE_ID = "id";
    static final String PLACE = "seq";
    static final String ROLE = "role";

    // Of a metadata entry.
    static final String KEY = "k";
    static final String VALUE = "v";

    private Fields() {}

    /** The path of a message's field. */
    static String ofMessage(String field) {
        return MESSAGES + "." + field;
    }
}
