package io.mneme.memory.recall.cache;

import io.mneme.memory.thread.ResourceId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides which owners a store whose database can search without the cache reads into it: small ones at once, large
 * ones at their second search, and those that do not fit never. Of large ones it remembers no more than the cache could
 * hold, so whoever asks for more of them in turn is answered by the database, and does not read them all again and
 * again. Thread-safe.
 */
public final class CacheAdmission {

    private final long limit;
    private final long small;
    private final Map<ResourceId, Long> asked = new LinkedHashMap<>();
    private long bytes;

    /**
     * @param limit of the cache, in bytes
     * @param small most entries of an owner that is read at once
     */
    public CacheAdmission(long limit, long small) {
        this.limit = limit;
        this.small = small;
    }

    /** Whether to read an owner who is not in the cache; remembers that it was asked for. */
    public synchronized boolean admits(ResourceId owner, OwnerState state) {
        long needed = state.estimatedBytes();
        Long before = asked.remove(owner);
        bytes -= before == null ? 0 : before;
        if (needed > limit) {
            return false;
        }
        if (before != null || state.entries() <= small) {
            return true;
        }
        asked.put(owner, needed);
        bytes += needed;
        Iterator<Long> oldest = asked.values().iterator();
        while (bytes > limit) {
            bytes -= oldest.next();
            oldest.remove();
        }
        return false;
    }
}
