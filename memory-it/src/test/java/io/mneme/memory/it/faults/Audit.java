package io.mneme.memory.it.faults;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads all threads after a run: every acknowledged message is there once and in its place with its text, every other
 * batch is whole or absent, and places have no gaps. Used by one thread, once.
 */
final class Audit {

    private static final int PAGE = 1_000;

    private final MemoryStore store;
    private final Map<String, Acknowledged> missing;
    private final Set<String> seen = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private long messages;

    Audit(MemoryStore store, Map<String, Acknowledged> acknowledged) {
        this.store = store;
        this.missing = acknowledged;
    }

    /** What is wrong; empty if all is well. */
    List<String> violations(List<ThreadKey> threads) {
        threads.forEach(this::check);
        missing.values().forEach(batch -> violations.add("lost: " + batch));
        return violations;
    }

    /** How many messages there are, acknowledged or not. */
    long messages() {
        return messages;
    }

    private void check(ThreadKey thread) {
        MessageQuery query = MessageQuery.ALL.limit(PAGE);
        StoredMessage before = null;
        Optional<String> next;
        do {
            Page<StoredMessage> page = store.messages().list(thread, query);
            for (StoredMessage message : page.items()) {
                check(thread, message, before);
                before = message;
            }
            next = page.next();
            query = next.map(query::after).orElse(query);
        } while (next.isPresent());
        if (before != null && !Batch.Place.of(before.id()).isLast()) {
            violations.add(thread + " ends within batch " + before.id());
        }
    }

    private void check(ThreadKey thread, StoredMessage message, StoredMessage before) {
        messages++;
        Batch.Place place = Batch.Place.of(message.id());
        if (message.sequence() != (before == null ? 1 : before.sequence() + 1)) {
            violations.add(thread + ": place " + message.sequence() + " comes after a gap");
        }
        if (!message.text().equals(place.text())) {
            violations.add(thread + ": " + message.id() + " has another text");
        }
        checkBatch(thread, place, before == null ? null : Batch.Place.of(before.id()));
        if (place.isFirst()) {
            checkLedger(thread, place.batch(), message.sequence());
        }
    }

    private void checkBatch(ThreadKey thread, Batch.Place place, Batch.Place before) {
        boolean begins = place.isFirst() && (before == null || before.isLast());
        if (!begins && (before == null || !place.follows(before))) {
            violations.add(thread + ": batch " + place.batch() + " is not whole");
        }
    }

    private void checkLedger(ThreadKey thread, String batch, long first) {
        if (!seen.add(batch)) {
            violations.add(thread + ": batch " + batch + " is there twice");
        }
        Acknowledged said = missing.remove(batch);
        if (said != null && (said.first() != first || !said.thread().equals(thread))) {
            violations.add(said + " is in " + thread + " at " + first);
        }
    }
}
