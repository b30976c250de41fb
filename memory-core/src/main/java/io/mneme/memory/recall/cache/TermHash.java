package io.mneme.memory.recall.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What the cache keeps of a speaker's id, and a store may keep of a term: the first 64 bits of its SHA-256. That two of
 * an owner's million terms share one has a chance of one in 37 million. For one thread at a time.
 */
public final class TermHash {

    private final MessageDigest digest;

    /** One for one thread. */
    public TermHash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash of {@code text}: never 0, which stands for nothing. */
    public long of(String text) {
        long hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return hash == 0 ? 1 : hash;
    }
}
