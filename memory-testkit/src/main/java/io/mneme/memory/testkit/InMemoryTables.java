package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All threads, and the one lock that guards them. Every method but {@link #locked} and {@link #close} needs the lock.
 */
final class InMemoryTables {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ThreadKey, InMemoryThread> live = new HashMap<>();
    /** The latest incarnation of every id that ever was; deleted ids stay, so that a late write is refused. */
    private final Map<ThreadKey, Long> incarnations = new HashMap<>();

    private final Map<ResourceId, InMemoryVersions> ownVersions = new HashMap<>();
    private boolean closed;

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new Unavailable("the store is closed", null);
            }
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    Optional<InMemoryThread> find(ThreadKey key) {
        return Optional.ofNullable(live.get(key));
    }

    InMemoryThread existing(ThreadKey key) {
        return find(key).orElseThrow(() -> NotFound.thread(key));
    }

    boolean wasDeleted(ThreadKey key) {
        return incarnations.containsKey(key) && !live.containsKey(key);
    }

    InMemoryThread create(NewThread thread) {
        checkFree(thread.key());
        InMemoryThread created = new InMemoryThread(thread.created(nextIncarnation(thread.key())));
        live.put(thread.key(), created);
        return created;
    }

    void checkFree(ThreadKey key) {
        if (live.containsKey(key)) {
            throw new Conflict(key, "it exists already");
        }
    }

    long nextIncarnation(ThreadKey key) {
        return incarnations.merge(key, 1L, Long::sum);
    }

    /** The present or last incarnation; 0 if the id never was. */
    long incarnation(ThreadKey key) {
        return incarnations.getOrDefault(key, 0L);
    }

    /** Puts an imported thread in its place, as it is. */
    InMemoryThread start(MemoryThread imported) {
        InMemoryThread started = new InMemoryThread(imported);
        incarnations.put(imported.key(), imported.incarnation());
        live.put(imported.key(), started);
        return started;
    }

    boolean remove(ThreadKey key) {
        return live.remove(key) != null;
    }

    void put(ThreadKey key, InMemoryThread thread) {
        live.put(key, thread);
    }

    Collection<InMemoryThread> all() {
        return live.values();
    }

    /** Empty if it belongs to a thread that does not exist. */
    Optional<InMemoryVersions> versions(WorkingMemoryKey key) {
        return key.thread().isEmpty()
                ? Optional.of(ownVersions(key.resource()))
                : key.threadKey().flatMap(this::find).map(InMemoryThread::versions);
    }

    InMemoryVersions ownVersions(ResourceId owner) {
        return ownVersions.computeIfAbsent(owner, key -> new InMemoryVersions());
    }

    List<ResourceId> ownersWithVersions() {
        return ownVersions.keySet().stream()
                .filter(owner -> !ownVersions(owner).isEmpty())
                .toList();
    }
}
