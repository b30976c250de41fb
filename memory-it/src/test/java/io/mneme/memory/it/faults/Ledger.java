package io.mneme.memory.it.faults;

import java.util.HashMap;
import java.util.Map;

/** What was acknowledged, by batch. Thread-safe. */
final class Ledger {

    private final Map<String, Acknowledged> batches = new HashMap<>();
    private long messages;

    /** A batch that was acknowledged twice must have been so in one place. Returns whether that holds. */
    synchronized boolean add(Acknowledged batch) {
        Acknowledged before = batches.putIfAbsent(batch.batch(), batch);
        if (before == null) {
            messages += batch.size();
        }
        return before == null || before.equals(batch);
    }

    synchronized long messages() {
        return messages;
    }

    /** A copy, by the batches' names. */
    synchronized Map<String, Acknowledged> batches() {
        return new HashMap<>(batches);
    }
}
