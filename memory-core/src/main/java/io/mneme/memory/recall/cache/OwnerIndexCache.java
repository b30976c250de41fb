package io.mneme.memory.recall.cache;

import io.mneme.memory.thread.ResourceId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the owners that were searched last, up to a number of bytes. What it keeps may be outdated: ask it before the
 * owner's state is read, and {@link OwnerIndex#isAt} says. Thread-safe.
 */
public final class OwnerIndexCache {

    private static final float USUAL_LOAD = 0.75f;

    private final long limit;
    private final Map<ResourceId, OwnerIndex> owners = new LinkedHashMap<>(16, USUAL_LOAD, true);
    private long bytes;

    /** @param limit most bytes; 0 to keep nothing */
    public OwnerIndexCache(long limit) {
        this.limit = limit;
    }

    /** Most bytes. */
    public long limit() {
        return limit;
    }

    /** What is kept of {@code owner}; empty if nothing is. */
    public synchronized Optional<OwnerIndex> find(ResourceId owner) {
        return Optional.ofNullable(owners.get(owner));
    }

    /** Keeps {@code index} and forgets those whose last use is longest ago, itself if it alone is too large. */
    public synchronized void keep(ResourceId owner, OwnerIndex index) {
        forget(owner);
        owners.put(owner, index);
        bytes += index.bytes();
        Iterator<OwnerIndex> oldest = owners.values().iterator();
        while (bytes > limit && oldest.hasNext()) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    /** Forgets {@code owner}, if it is kept. */
    public synchronized void forget(ResourceId owner) {
        OwnerIndex known = owners.remove(owner);
        bytes -= known == null ? 0 : known.bytes();
    }
}
