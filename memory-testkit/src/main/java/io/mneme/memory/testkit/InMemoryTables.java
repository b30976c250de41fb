package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All threads, and the one lock that guards them. Every method but {@link #locked} and {@link #close} needs the lock.
 */
final class InMemoryTables {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ThreadKey, InMemoryThread> live = new HashMap<>();
    /** The latest incarnation of every id that ever was; deleted ids stay, so that a late write is refused. */
    private final Map<ThreadKey, Long> incarnations = new HashMap<>();

    /** When ids were deleted that have no thread now. */
    private final NavigableMap<ThreadKey, Instant> deletions = new TreeMap<>(DeletedThread.ORDER);

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
        return deletions.containsKey(key);
    }

    InMemoryThread create(NewThread thread) {
        checkFree(thread.key());
        InMemoryThread created = new InMemoryThread(thread.created(nextIncarnation(thread.key())));
        put(thread.key(), created);
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
        put(imported.key(), started);
        return started;
    }

    boolean remove(ThreadKey key, Instant at) {
        boolean existed = live.remove(key) != null;
        if (existed) {
            deletions.put(key, at);
        }
        return existed;
    }

    void put(ThreadKey key, InMemoryThread thread) {
        live.put(key, thread);
        deletions.remove(key);
    }

    /** Puts an imported deletion, unless the id is deleted in that incarnation already. */
    void put(DeletedThread imported) {
        if (incarnation(imported.key()) < imported.incarnation()) {
            incarnations.put(imported.key(), imported.incarnation());
            deletions.put(imported.key(), imported.deletedAt());
        }
    }

    /** In order; from the one after {@code after} on. */
    Stream<DeletedThread> deleted(Optional<ThreadKey> after) {
        return after.map(key -> deletions.tailMap(key, false)).orElse(deletions).entrySet().stream()
                .map(one -> new DeletedThread(one.getKey(), incarnation(one.getKey()), one.getValue()));
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
