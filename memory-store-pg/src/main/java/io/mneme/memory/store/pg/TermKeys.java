package io.mneme.memory.store.pg;

import io.mneme.memory.thread.ResourceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What the index of terms knows one owner's terms by. Of a term's SHA-256 the first half, mixed with the owner's, is
 * the key under which its entries are found; the second half is kept with the entry, so that another term of the same
 * key is told apart. Immutable and thread-safe.
 *
 * @param owner hash of the owner
 */
record TermKeys(long owner) {

    /**
     * One term.
     *
     * @param key finds entries with the term, of this owner only
     * @param check tells terms of the same key apart; the same for all owners
     */
    record Term(long key, long check) {}

    static TermKeys of(ResourceId owner) {
        return new TermKeys(hash(owner.value()).getLong(0));
    }

    Term term(String text) {
        ByteBuffer hash = hash(text);
        return new Term(hash.getLong(0) ^ owner, hash.getLong(Long.BYTES));
    }

    private static ByteBuffer hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
