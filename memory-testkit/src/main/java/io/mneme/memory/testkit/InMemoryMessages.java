package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/** The messages of an {@link InMemoryMemoryStore}. */
final class InMemoryMessages implements MessageStore {

    private final InMemoryTables tables;

    InMemoryMessages(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public AppendResult append(Append append) {
        ThreadKey key = append.thread();
        return tables.locked(() -> {
            if (tables.wasDeleted(key)) {
                throw NotFound.deleted(key);
            }
            Optional<InMemoryThread> thread = tables.find(key);
            if (!thread.map(found -> holdsAll(found, append)).orElse(false)) {
                check(append.condition(), key, thread);
            }
            return thread.orElseGet(() -> tables.create(NewThread.of(key, append.at())))
                    .append(append.messages(), append.at());
        });
    }

    private static boolean holdsAll(InMemoryThread thread, Append append) {
        return append.messages().stream().allMatch(message -> thread.holds(message.id()));
    }

    private static void check(AppendCondition condition, ThreadKey key, Optional<InMemoryThread> thread) {
        if (condition instanceof AppendCondition.LastSequence last) {
            long present = thread.map(found -> found.thread().lastSequence()).orElse(0L);
            if (last.expected() != present) {
                throw new Conflict(key, "its last place is " + present + ", not " + last.expected());
            }
        } else if (condition instanceof AppendCondition.Incarnation incarnation) {
            // An id that never was has no incarnation, so no number fits it.
            thread.filter(found -> found.thread().incarnation() == incarnation.expected())
                    .orElseThrow(() -> NotFound.thread(key));
        }
    }

    @Override
    public Page<StoredMessage> list(ThreadKey thread, MessageQuery query) {
        List<StoredMessage> rows = tables.locked(() ->
                tables.find(thread).map(found -> scan(found.messages(), query)).orElse(List.of()));
        return Page.ofRows(rows, query.limit(), query.from(), message -> Long.toString(message.sequence()));
    }

    private static List<StoredMessage> scan(NavigableMap<Long, StoredMessage> messages, MessageQuery query) {
        NavigableMap<Long, StoredMessage> inOrder = query.scanAscending() ? messages : messages.descendingMap();
        Collection<StoredMessage> fromCursor = query.position().isEmpty()
                ? inOrder.values()
                : inOrder.tailMap(query.position().getAsLong(), false).values();
        return fromCursor.stream()
                .filter(message -> query.matches(message.message()))
                .limit(query.limit() + 1L)
                .toList();
    }

    @Override
    public Optional<StoredMessage> find(ThreadKey thread, MessageId id) {
        return tables.locked(() -> tables.find(thread).flatMap(found -> found.find(id)));
    }

    @Override
    public List<StoredMessage> neighbours(ThreadKey thread, MessageId id, int before, int after) {
        Limits.checkCount("before", before);
        Limits.checkCount("after", after);
        return tables.locked(() -> tables.find(thread)
                .flatMap(found -> found.find(id).map(middle -> around(found.messages(), middle, before, after)))
                .orElse(List.of()));
    }

    private static List<StoredMessage> around(
            NavigableMap<Long, StoredMessage> messages, StoredMessage middle, int before, int after) {
        List<StoredMessage> found =
                new ArrayList<>(messages.headMap(middle.sequence(), false).descendingMap().values().stream()
                        .limit(before)
                        .toList());
        Collections.reverse(found);
        found.add(middle);
        messages.tailMap(middle.sequence(), false).values().stream()
                .limit(after)
                .forEach(found::add);
        return List.copyOf(found);
    }

    @Override
    public long count(ThreadKey thread) {
        return tables.locked(
                () -> tables.find(thread).map(found -> found.messages().size()).orElse(0));
    }

    @Override
    public int delete(ThreadKey thread, Set<MessageId> ids) {
        Limits.check("number of message ids", ids.size());
        return tables.locked(() -> tables.find(thread)
                .map(found -> (int) ids.stream().filter(found::remove).count())
                .orElse(0));
    }

    @Override
    public long deleteAll(ThreadKey thread) {
        return tables.locked(
                () -> tables.find(thread).map(InMemoryThread::clear).orElse(0));
    }
}
