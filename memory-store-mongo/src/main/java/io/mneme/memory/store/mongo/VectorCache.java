package io.mneme.memory.store.mongo;

import io.mneme.memory.thread.ResourceId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Vectors of the owners that were searched last, by thread. They are not trusted: each search reads the heads, which
 * say whether they are still right and what came since. Bounded in bytes. Thread-safe.
 */
final class VectorCache {

    private final long mostBytes;
    private final Map<ResourceId, Owner> owners = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    VectorCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    private record Owner(Map<String, ThreadVectors> threads, long bytes) {
        Owner(Map<String, ThreadVectors> threads) {
            this(
                    Map.copyOf(threads),
                    threads.values().stream().mapToLong(ThreadVectors::bytes).sum());
        }
    }

    /** What is known of an owner; not changed by others afterwards. */
    synchronized Map<String, ThreadVectors> of(ResourceId owner) {
        Owner known = owners.get(owner);
        return known == null ? Map.of() : known.threads();
    }

    /** Keeps what was read, instead of what was known of the same threads. */
    synchronized void keep(ResourceId owner, Map<String, ThreadVectors> read) {
        Map<String, ThreadVectors> all = new HashMap<>(of(owner));
        all.putAll(read);
        replace(owner, all);
    }

    /** Forgets the owner's threads but these. */
    synchronized void retain(ResourceId owner, Iterable<String> threads) {
        Map<String, ThreadVectors> known = of(owner);
        Map<String, ThreadVectors> all = new HashMap<>();
        threads.forEach(thread -> {
            if (known.containsKey(thread)) {
                all.put(thread, known.get(thread));
            }
        });
        if (all.size() < known.size()) {
            replace(owner, all);
        }
    }

    private void replace(ResourceId owner, Map<String, ThreadVectors> threads) {
        Owner old = owners.remove(owner);
        bytes -= old == null ? 0 : old.bytes();
        Owner fresh = new Owner(threads);
        if (fresh.bytes() <= mostBytes) {
            owners.put(owner, fresh);
            bytes += fresh.bytes();
        }
        Iterator<Owner> eldest = owners.values().iterator();
        while (bytes > mostBytes) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }
}
