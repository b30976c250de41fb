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
     * @param fill how many messages the newest batches had, on average; 0 if they were not read
     */
    record Hint(long generation, long incarnation, long lastSequence, double fill) {

        /** How many batches probably hold so many messages. */
        int batches(int messages) {
            // One more, since turns differ; a batch has at least one.
            return fill == 0 ? messages : Math.min(messages, (int) Math.ceil(messages / fill) + 1);
        }

        private boolean isLaterThan(Hint other) {
            return generation > other.generation || generation == other.generation && lastSequence > other.lastSequence;
        }

        /** Both together: the later end, and how batches were filled when last seen. */
        private Hint and(Hint fresh) {
            Hint end = isLaterThan(fresh) ? this : fresh;
            return new Hint(end.generation, end.incarnation, end.lastSequence, fresh.fill == 0 ? fill : fresh.fill);
        }
    }

    synchronized Optional<Hint> of(ThreadKey key) {
        return Optional.ofNullable(recent.get(key));
    }

    synchronized void keep(ThreadKey key, Hint hint) {
        recent.merge(key, hint, Hint::and);
    }

    /** A head was read. */
    void seen(Head head) {
        seen(head, 0);
    }

    /** A head was read with its newest batches. */
    void seen(Head head, double fill) {
        if (head.is(HeadState.LIVE)) {
            keep(head.key(), new Hint(head.generation(), head.incarnation(), head.lastSequence(), fill));
        }
    }

    synchronized void forget(ThreadKey key) {
        recent.remove(key);
    }
}
