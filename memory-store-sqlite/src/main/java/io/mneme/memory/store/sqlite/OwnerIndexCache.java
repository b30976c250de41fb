package io.mneme.memory.store.sqlite;

import io.mneme.memory.thread.ResourceId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the owners that were searched last, up to a number of bytes. What it keeps may be outdated. Thread-safe. */
final class OwnerIndexCache {

    private static final float USUAL_LOAD = 0.75f;

    private final long limit;
    private final Map<ResourceId, OwnerIndex> owners = new LinkedHashMap<>(16, USUAL_LOAD, true);
    private long bytes;

    /** @param limit most bytes */
    OwnerIndexCache(long limit) {
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    synchronized Optional<OwnerIndex> find(ResourceId owner) {
        return Optional.ofNullable(owners.get(owner));
    }

    /** Keeps {@code index} and forgets those whose last use is longest ago. */
    synchronized void keep(ResourceId owner, OwnerIndex index) {
        forget(owner);
        owners.put(owner, index);
        bytes += index.bytes();
        Iterator<OwnerIndex> oldest = owners.values().iterator();
        while (bytes > limit && oldest.hasNext()) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    synchronized void forget(ResourceId owner) {
        OwnerIndex known = owners.remove(owner);
        bytes -= known == null ? 0 : known.bytes();
    }
}
