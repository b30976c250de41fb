package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/** Copies a thread, and gives one to another owner. Each method runs in a transaction that the caller makes. */
final class ThreadMoves {

    private final ThreadTable threads;
    private final ThreadParts parts;
    private final MessageTable messages;
    private final String lockPair;

    ThreadMoves(PgNames names, ThreadTable threads, ThreadParts parts) {
        this.threads = threads;
        this.parts = parts;
        messages = new MessageTable(names);
        // One order for everybody: nobody waits for somebody who waits for him.
        lockPair = "select resource_id from " + names.qualified("threads")
                + " where resource_id = any (:resources) and thread_id = any (:threads)"
                + " order by resource_id, thread_id for update";
    }

    MemoryThread copy(PgSession session, CloneThread order) {
        lock(session, order.source(), order.target());
        MemoryThread source = threads.find(session, order.source()).orElseThrow(() -> NotFound.thread(order.source()));
        MemoryThread target = order.newThread(source).created(1);
        long incarnation = threads.create(session, target).orElseThrow(() -> exists(order.target()));
        long copied = messages.copy(session, order.source(), order.target().thread(), order.selection());
        checkAllFound(session, order, copied);
        parts.copyWorkingMemory(session, order.source(), order.target().thread());
        MemoryThread copy = withPlaces(target, copied, incarnation);
        threads.update(session, copy);
        return copy;
    }

    MemoryThread transfer(PgSession session, ThreadKey from, ResourceId to, Instant at) {
        ThreadKey target = new ThreadKey(to, from.thread());
        lock(session, from, target);
        MemoryThread old = threads.find(session, from).orElseThrow(() -> NotFound.thread(from));
        MemoryThread moved = new MemoryThread(
                target,
                old.title(),
                old.metadata(),
                old.createdAt(),
                Instants.later(old.updatedAt(), at),
                old.archivedAt(),
                old.lastSequence(),
                1);
        long incarnation = threads.create(session, moved).orElseThrow(() -> exists(target));
        parts.give(session, from, to);
        threads.bury(session, from, at);
        return withPlaces(moved, moved.lastSequence(), incarnation);
    }

    private void lock(PgSession session, ThreadKey one, ThreadKey other) {
        Query query = session.prepare(lockPair)
                .bind(
                        "resources",
                        PgArguments.texts(
                                List.of(one.resource().value(), other.resource().value())))
                .bind(
                        "threads",
                        PgArguments.texts(
                                List.of(one.thread().value(), other.thread().value())));
        session.list(query, (row, context) -> row.getString(1));
    }

    private void checkAllFound(PgSession session, CloneThread order, long copied) {
        if (order.selection() instanceof CloneSelection.Messages chosen
                && copied < chosen.ids().size()) {
            Set<MessageId> missing = new HashSet<>(chosen.ids());
            missing.removeAll(messages.existing(session, order.source(), chosen.ids()));
            throw NotFound.message(order.source(), missing.iterator().next());
        }
    }

    private static Conflict exists(ThreadKey target) {
        return new Conflict(target, "it exists");
    }

    private static MemoryThread withPlaces(MemoryThread thread, long lastSequence, long incarnation) {
        return new MemoryThread(
                thread.key(),
                thread.title(),
                thread.metadata(),
                thread.createdAt(),
                thread.updatedAt(),
                thread.archivedAt(),
                lastSequence,
                incarnation);
    }
}
