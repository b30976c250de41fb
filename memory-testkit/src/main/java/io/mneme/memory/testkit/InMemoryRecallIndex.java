package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The words and vectors of an {@link InMemoryMemoryStore}. */
final class InMemoryRecallIndex implements RecallIndex {

    private final InMemoryTables tables;
    private Optional<IndexedModel> model = Optional.empty();

    InMemoryRecallIndex(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<IndexedModel> model() {
        return tables.locked(() -> model);
    }

    @Override
    public List<PendingThread> pending(int limit) {
        Limits.check("number of pending threads", limit);
        return tables.locked(() -> allPending().limit(limit).toList());
    }

    @Override
    public long countPending() {
        return tables.locked(() -> allPending().count());
    }

    private Stream<PendingThread> allPending() {
        return tables.all().stream().flatMap(thread -> thread.pending().stream());
    }

    @Override
    public List<PendingThread> pending(ResourceId owner, int limit) {
        Limits.check("number of pending threads", limit);
        return tables.locked(() -> pendingOf(owner).limit(limit).toList());
    }

    @Override
    public long countPending(ResourceId owner) {
        return tables.locked(() -> pendingOf(owner).count());
    }

    private Stream<PendingThread> pendingOf(ResourceId owner) {
        return ofOwner(owner).stream().flatMap(thread -> thread.pending().stream());
    }

    @Override
    public Optional<PendingThread> pending(ThreadKey thread) {
        return tables.locked(() -> tables.find(thread).flatMap(InMemoryThread::pending));
    }

    @Override
    public boolean add(IndexBatch batch) {
        return tables.locked(() -> {
            if (!batch.model().equals(model.orElse(batch.model()))) {
                throw new Misconfigured("the recall index is filled by model \""
                        + model.orElseThrow().name() + "\", not by \""
                        + batch.model().name() + "\"");
            }
            boolean added = tables.find(batch.pending().thread())
                    .map(thread -> thread.index(batch))
                    .orElse(false);
            if (added) {
                model = Optional.of(batch.model());
            }
            return added;
        });
    }

    @Override
    public RecallMatches search(RecallSearch search) {
        return tables.locked(() -> new InMemoryRecallSearch(search, ofOwner(search.owner())).matches());
    }

    private List<InMemoryThread> ofOwner(ResourceId owner) {
        return tables.all().stream()
                .filter(thread -> thread.thread().key().resource().equals(owner))
                .toList();
    }

    @Override
    public Map<ThreadId, List<StoredMessage>> read(ResourceId owner, List<Place> places, int before, int after) {
        Limits.checkCount("number of places", places.size());
        Limits.checkCount("before", before);
        Limits.checkCount("after", after);
        return tables.locked(() -> {
            Map<ThreadId, NavigableMap<Long, StoredMessage>> found = new HashMap<>();
            for (Place place : places) {
                tables.find(new ThreadKey(owner, place.thread()))
                        .filter(thread -> thread.messages().containsKey(place.sequence()))
                        .ifPresent(thread -> window(thread.messages(), place.sequence(), before, after)
                                .forEach(message -> found.computeIfAbsent(place.thread(), id -> new TreeMap<>())
                                        .put(message.sequence(), message)));
            }
            Map<ThreadId, List<StoredMessage>> answer = new HashMap<>();
            found.forEach((thread, messages) -> answer.put(thread, List.copyOf(messages.values())));
            return answer;
        });
    }

    private static List<StoredMessage> window(
            NavigableMap<Long, StoredMessage> messages, long place, int before, int after) {
        List<StoredMessage> window = new ArrayList<>();
        messages.headMap(place, false).descendingMap().values().stream()
                .limit(before)
                .forEach(window::add);
        messages.tailMap(place, true).values().stream().limit(after + 1L).forEach(window::add);
        return window;
    }

    @Override
    public void reset(IndexedModel next) {
        tables.locked(() -> {
            tables.all().forEach(thread -> thread.entries().reset());
            model = Optional.of(next);
            return model;
        });
    }

    @Override
    public String description() {
        return "reads all entries of the owner";
    }
}
