package io.mneme.memory.testkit;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.AppendResult.Appended;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A thread that exists, with its messages by place. Guarded by the lock of {@link InMemoryTables}. */
final class InMemoryThread {

    private final NavigableMap<Long, StoredMessage> messages = new TreeMap<>();
    private final Map<MessageId, Long> places = new HashMap<>();
    private final InMemoryEntries entries = new InMemoryEntries();
    private InMemoryVersions versions = new InMemoryVersions();
    private MemoryThread thread;

    InMemoryThread(MemoryThread thread) {
        this.thread = thread;
    }

    InMemoryEntries entries() {
        return entries;
    }

    InMemoryVersions versions() {
        return versions;
    }

    void copyVersions(InMemoryThread source) {
        versions = source.versions.copy();
    }

    MemoryThread thread() {
        return thread;
    }

    void replace(MemoryThread changed) {
        thread = changed;
    }

    NavigableMap<Long, StoredMessage> messages() {
        return messages;
    }

    boolean holds(MessageId id) {
        return places.containsKey(id);
    }

    Optional<StoredMessage> find(MessageId id) {
        return Optional.ofNullable(places.get(id)).map(messages::get);
    }

    AppendResult append(List<Message> batch, Instant at) {
        List<Appended> answers = new ArrayList<>(batch.size());
        long last = thread.lastSequence();
        for (Message message : batch) {
            Long place = places.get(message.id());
            if (place == null) {
                last++;
                messages.put(last, new StoredMessage(last, message));
                places.put(message.id(), last);
            }
            answers.add(new Appended(message.id(), place == null ? last : place, place == null));
        }
        if (last > thread.lastSequence()) {
            thread = with(thread.key(), last, Instants.later(thread.updatedAt(), at), thread.incarnation());
        }
        return new AppendResult(thread.incarnation(), last, answers);
    }

    /** Puts an imported message at its place. */
    void put(StoredMessage message) {
        if (places.putIfAbsent(message.id(), message.sequence()) == null) {
            messages.put(message.sequence(), message);
            if (message.sequence() <= entries.indexed()) {
                // The indexer has passed this place and would never come back.
                entries.reset();
            }
        }
    }

    Optional<PendingThread> pending() {
        return thread.lastSequence() > entries.indexed()
                ? Optional.of(
                        new PendingThread(thread.key(), thread.incarnation(), entries.indexed(), thread.lastSequence()))
                : Optional.empty();
    }

    /** Adds entries if they go on where the index is; returns whether. */
    boolean index(IndexBatch batch) {
        boolean fits = batch.pending().incarnation() == thread.incarnation()
                && batch.pending().indexed() == entries.indexed()
                && batch.upTo() <= thread.lastSequence();
        if (fits) {
            entries.add(batch, messages::containsKey);
        }
        return fits;
    }

    boolean remove(MessageId id) {
        Long place = places.remove(id);
        if (place != null) {
            messages.remove(place);
            entries.remove(place);
        }
        return place != null;
    }

    int clear() {
        int removed = messages.size();
        messages.clear();
        places.clear();
        entries.clear();
        return removed;
    }

    void moveTo(ThreadKey key, long incarnation, Instant at) {
        thread = with(key, thread.lastSequence(), Instants.later(thread.updatedAt(), at), incarnation);
    }

    private MemoryThread with(ThreadKey key, long lastSequence, Instant updatedAt, long incarnation) {
        return new MemoryThread(
                key,
                thread.title(),
                thread.metadata(),
                thread.createdAt(),
                updatedAt,
                thread.archivedAt(),
                lastSequence,
                incarnation);
    }
}
