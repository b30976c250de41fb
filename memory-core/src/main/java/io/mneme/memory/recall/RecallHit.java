package io.mneme.memory.recall;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.thread.ThreadId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One message that recall brings back, and why. Immutable and thread-safe.
 *
 * @param thread the owner's thread that it is in
 * @param message the message with its place
 * @param score 0 to 1, to be compared within one recall only: 1 would be the best by words and by meaning, with the
 *     best surroundings; 0 for a mere neighbour
 * @param wordRank its rank by words alone, from 1; empty if it has none of them
 * @param vectorRank its rank by meaning alone, from 1; empty if it is not near
 * @param neighbourOf the find that it stands next to, if it is here only, or also, for that; empty for a find
 */
public record RecallHit(
        ThreadId thread,
        StoredMessage message,
        double score,
        OptionalInt wordRank,
        OptionalInt vectorRank,
        Optional<Place> neighbourOf) {

    /** Its place among the owner's threads. */
    public Place place() {
        return new Place(thread, message.sequence());
    }

    /**
     * Whether only what stands around it made it a find: the question that it answers, the next message, its thread.
     */
    public boolean isFoundBySurroundings() {
        return !isNeighbour() && wordRank.isEmpty() && vectorRank.isEmpty();
    }

    /** Whether it was brought only to show what stands around a find. */
    public boolean isNeighbour() {
        return neighbourOf.isPresent();
    }
}
