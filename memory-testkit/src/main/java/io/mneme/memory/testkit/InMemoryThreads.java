package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadCursor;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The threads of an {@link InMemoryMemoryStore}. */
final class InMemoryThreads implements ThreadStore {

    private final InMemoryTables tables;

    InMemoryThreads(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public MemoryThread create(NewThread thread) {
        return tables.locked(() -> tables.create(thread).thread());
    }

    @Override
    public Optional<MemoryThread> find(ThreadKey key) {
        return tables.locked(() -> tables.find(key).map(InMemoryThread::thread));
    }

    @Override
    public Page<MemoryThread> list(ResourceId owner, ThreadQuery query) {
        Comparator<ThreadCursor> byPlace =
                Comparator.comparing(ThreadCursor::at).thenComparing(ThreadCursor::thread);
        Comparator<ThreadCursor> scan = query.scanAscending() ? byPlace : byPlace.reversed();
        List<MemoryThread> rows = tables.locked(() -> tables.all().stream()
                .map(InMemoryThread::thread)
                .filter(thread -> thread.key().resource().equals(owner))
                .filter(thread -> query.archived().matches(thread))
                .filter(thread -> query.metadata().matches(thread.metadata()))
                .filter(thread -> query.position()
                        .map(cursor -> scan.compare(ThreadCursor.of(thread, query.sort()), cursor) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(thread -> ThreadCursor.of(thread, query.sort()), scan))
                .limit(query.limit() + 1L)
                .toList());
        return Page.ofRows(
                rows,
                query.limit(),
                query.from(),
                thread -> ThreadCursor.of(thread, query.sort()).encode());
    }

    @Override
    public MemoryThread update(ThreadKey key, ThreadUpdate change, Instant at) {
        return tables.locked(() -> {
            InMemoryThread thread = tables.existing(key);
            thread.replace(change.apply(thread.thread(), at));
            return thread.thread();
        });
    }

    @Override
    public boolean delete(ThreadKey key, Instant at) {
        Instant cut = Instants.micros("time of the deletion", at);
        return tables.locked(() -> tables.remove(key, cut));
    }

    @Override
    public MemoryThread copy(CloneThread order) {
        return tables.locked(() -> {
            InMemoryThread source = tables.existing(order.source());
            tables.checkFree(order.target());
            List<Message> selected = selected(source, order.selection());
            InMemoryThread target = tables.create(order.newThread(source.thread()));
            target.append(selected, order.at());
            target.copyVersions(source);
            return target.thread();
        });
    }

    private static List<Message> selected(InMemoryThread source, CloneSelection selection) {
        Stream<Message> all = source.messages().values().stream().map(StoredMessage::message);
        if (selection instanceof CloneSelection.Last last) {
            return all.skip(Math.max(0, source.messages().size() - last.count()))
                    .toList();
        } else if (selection instanceof CloneSelection.Between range) {
            return all.filter(message -> !message.createdAt().isBefore(range.since()))
                    .filter(message -> message.createdAt().isBefore(range.until()))
                    .toList();
        } else if (selection instanceof CloneSelection.Messages some) {
            some.ids().stream().filter(id -> !source.holds(id)).findAny().ifPresent(id -> {
                throw NotFound.message(source.thread().key(), id);
            });
            return all.filter(message -> some.ids().contains(message.id())).toList();
        }
        return all.toList();
    }

    @Override
    public MemoryThread transfer(ThreadKey from, ResourceId to, Instant at) {
        return tables.locked(() -> {
            InMemoryThread thread = tables.existing(from);
            if (to.equals(from.resource())) {
                return thread.thread();
            }
            ThreadKey target = new ThreadKey(to, from.thread());
            tables.checkFree(target);
            tables.remove(from, Instants.micros("time of the transfer", at));
            thread.moveTo(target, tables.nextIncarnation(target), at);
            tables.put(target, thread);
            return thread.thread();
        });
    }
}
