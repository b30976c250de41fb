package io.mneme.memory.store.mongo;

import io.mneme.memory.thread.ThreadKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where threads ended when this process last read or wrote them, so that the next append need not look. Only hints: a
 * stale one meets a batch that is there already, or a head that has moved on. Thread-safe.
 */
final class Hints {

    private static final int MOST = 10_000;

    private final Map<ThreadKey, Hint> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ThreadKey, Hint> eldest) {
            return size() > MOST;
        }
    };

    /**
     * The end of a thread.
     *
     * @param generation its run of batches
     * @param incarnation its incarnation
     * @param lastSequence its last place, always the end of a batch
     */
    record Hint(long generation, long incarnation, long lastSequence) {
        private boolean isLaterThan(Hint other) {
            return generation > other.generation || generation == other.generation && lastSequence > other.lastSequence;
        }
    }

    synchronized Optional<Hint> of(ThreadKey key) {
        return Optional.ofNullable(recent.get(key));
    }

    synchronized void keep(ThreadKey key, Hint hint) {
        recent.merge(key, hint, (old, fresh) -> old.isLaterThan(fresh) ? old : fresh);
    }

    /** A head was read. */
    void seen(Head head) {
        if (head.is(HeadState.LIVE)) {
            keep(head.key(), new Hint(head.generation(), head.incarnation(), head.lastSequence()));
        }
    }

    synchronized void forget(ThreadKey key) {
        recent.remove(key);
    }
}
