package io.mneme.memory.recall.cache;

import io.mneme.memory.message.Role;

/**
 * One index entry as a store hands it over. Arrays are not copied, and not changed.
 *
 * @param entry its number, above 0
 * @param thread id of the owner's thread
 * @param sequence the message's place
 * @param chunk the chunk of the message
 * @param role the message's
 * @param createdAt when the message was created, in microseconds since 1970
 * @param speaker id of the message's speaker; null for none
 * @param length number of terms, repetitions counted
 * @param terms for each different term 8 bytes of its hash and 4 of its frequency, big-endian
 * @param vector its vector; {@link QuantisedVector#NONE} for none
 */
public record CachedEntry(
        long entry,
        String thread,
        long sequence,
        int chunk,
        Role role,
        long createdAt,
        String speaker,
        int length,
        byte[] terms,
        QuantisedVector vector) {

    /** Bytes of a term in {@link #terms}. */
    public static final int BYTES_PER_TERM = Long.BYTES + Integer.BYTES;
}
