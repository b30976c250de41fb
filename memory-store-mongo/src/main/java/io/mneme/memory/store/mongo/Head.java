package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * The head of a thread as it was read: the one document that decides what exists. A batch counts if it has the head's
 * generation and lies after {@code deletedUpTo} and not after {@code lastSequence}; a message counts if it is also not
 * among {@code deleting}.
 *
 * @param key the thread
 * @param document what was read, whole or in part; empty if there is no head
 */
record Head(ThreadKey key, Document document) {

    /** The head that {@code found} is, null included. */
    static Head of(ThreadKey key, Document found) {
        return new Head(key, found == null ? new Document() : found);
    }

    HeadState state() {
        String state = document.getString(Fields.STATE);
        return state == null ? HeadState.ABSENT : HeadState.ofStored(state);
    }

    boolean is(HeadState state) {
        return state() == state;
    }

    /** The run of batches that is, or last was, the thread's; 0 if there is no head. */
    long generation() {
        return number(Fields.GENERATION);
    }

    /** The present or the last incarnation; 0 if it never existed. */
    long incarnation() {
        return number(Fields.INCARNATION);
    }

    long version() {
        return number(Fields.VERSION);
    }

    long lastSequence() {
        return number(Fields.LAST_SEQUENCE);
    }

    long count() {
        return number(Fields.COUNT);
    }

    long deletedUpTo() {
        return number(Fields.DELETED_UP_TO);
    }

    /** Which versions are its working memory. */
    MemoryState memory() {
        return MemoryState.of(document);
    }

    /** Which entries of the recall index are its. */
    IndexState index() {
        return IndexState.of(document);
    }

    /** Whether something is left to remove. */
    boolean unswept() {
        return Unfinished.SWEEP.equals(document.getString(Fields.OPEN));
    }

    /** The id of the copy or move under way. */
    Optional<String> claim() {
        return Optional.ofNullable(document.getString(Fields.CLAIM));
    }

    /** When it began, by the clock of its process, microseconds. */
    long claimedAt() {
        return number(Fields.CLAIMED_AT);
    }

    /** The same thread id under the other owner of the move under way. */
    ThreadKey otherSide() {
        return new ThreadKey(ResourceId.of(document.getString(Fields.OTHER)), key.thread());
    }

    /** The claim of the last move that ended here. */
    Optional<String> movedIn() {
        return Optional.ofNullable(document.getString(Fields.MOVED_IN));
    }

    /** Where that move came from. */
    Optional<ThreadKey> movedFrom() {
        return Optional.ofNullable(document.getString(Fields.MOVED_FROM))
                .map(owner -> new ThreadKey(ResourceId.of(owner), key.thread()));
    }

    /** The id of the import under way. */
    Optional<String> importing() {
        return Optional.ofNullable(document.getString(Fields.IMPORTING));
    }

    List<Document> deleting() {
        return document.getList(Fields.DELETING, Document.class, List.of());
    }

    Set<Long> deletingPlaces() {
        return deleting().stream().map(one -> one.getLong(Fields.PLACE)).collect(Collectors.toSet());
    }

    /** Whether a first append may make the thread. */
    boolean neverExisted() {
        return is(HeadState.ABSENT) || is(HeadState.VOID);
    }

    /** Whether {@code batch} counts. */
    boolean covers(Batch batch) {
        return is(HeadState.LIVE)
                && generation() == batch.generation()
                && deletedUpTo() < batch.start()
                && lastSequence() >= batch.end();
    }

    /** Whether {@code batch}, still not covered, is the next one to be covered. */
    boolean comesBefore(Batch batch) {
        return (is(HeadState.LIVE) || neverExisted())
                && nextGeneration() == batch.generation()
                && lastSequence() == batch.start() - 1;
    }

    /** Whether {@code batch}, still not covered, may be covered one day. */
    boolean mayCome(Batch batch) {
        return (is(HeadState.LIVE) || is(HeadState.MOVING) || neverExisted())
                && nextGeneration() == batch.generation()
                && lastSequence() < batch.start();
    }

    /** The generation of the next batch. */
    long nextGeneration() {
        return neverExisted() ? generation() + 1 : generation();
    }

    /** The thread that the head describes. */
    MemoryThread thread() {
        try {
            return new MemoryThread(
                    key,
                    Optional.ofNullable(document.getString(Fields.TITLE)),
                    Metadata.decode(document.getList(Fields.METADATA, Document.class)),
                    instant(Fields.CREATED_AT).orElseThrow(),
                    instant(Fields.UPDATED_AT).orElseThrow(),
                    instant(Fields.ARCHIVED_AT),
                    lastSequence(),
                    incarnation());
        } catch (ClassCastException | NoSuchElementException | InvalidInput e) {
            throw new Misconfigured("thread " + key + " is not what Mneme wrote", e);
        }
    }

    private Optional<Instant> instant(String field) {
        return Optional.ofNullable(document.getLong(field)).map(Instants::ofEpochMicros);
    }

    private long number(String field) {
        Long value = document.getLong(field);
        return value == null ? 0 : value;
    }
}
