package io.mneme.memory.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Counts what the writers report, and keeps the ledger. Thread-safe. */
final class Tally implements Journal {

    private static final int MOST_VIOLATIONS = 50;

    private final Ledger ledger = new Ledger();
    private final Map<String, Long> errors = new TreeMap<>();
    private final Map<String, Throwable> examples = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Set<String> awaited = new HashSet<>();
    private CountDownLatch heard = new CountDownLatch(0);
    private long longest;

    @Override
    public synchronized void acknowledged(Acknowledged batch) {
        if (!ledger.add(batch)) {
            violated("acknowledged at two places: " + batch);
        }
        if (awaited.remove(batch.writer()) && awaited.isEmpty()) {
            heard.countDown();
        }
    }

    @Override
    public synchronized void failed(Throwable error) {
        failed(error.getClass().getSimpleName());
        examples.putIfAbsent(error.getClass().getSimpleName(), error);
    }

    /** The same, of an error in another process. */
    synchronized void failed(String type) {
        errors.merge(type, 1L, Long::sum);
    }

    @Override
    public synchronized void took(long nanos) {
        longest = Math.max(longest, nanos);
    }

    @Override
    public synchronized void violated(String what) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(what);
        }
    }

    /** Waits until each of these writers appended something from now on; returns false if one did not in time. */
    boolean awaitAll(Set<String> writers, Duration limit) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        synchronized (this) {
            awaited.clear();
            awaited.addAll(writers);
            heard = latch;
        }
        return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    Ledger ledger() {
        return ledger;
    }

    /** How many errors of each type. */
    synchronized Map<String, Long> errors() {
        return new TreeMap<>(errors);
    }

    /** One error of each type. */
    synchronized Map<String, Throwable> examples() {
        return new TreeMap<>(examples);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized Duration longest() {
        return Duration.ofNanos(longest);
    }
}
