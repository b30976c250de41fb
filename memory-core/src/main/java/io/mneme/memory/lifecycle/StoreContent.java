package io.mneme.memory.lifecycle;

import io.mneme.memory.document.DocumentDigest;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadDocument;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import io.mneme.memory.working.WorkingMemoryDocument;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Walks through a store, a page in memory at a time. Thread-safe. */
final class StoreContent {

    static final int PAGE = Math.min(500, Limits.MAX_ITEMS);

    private final MemoryStore store;

    StoreContent(MemoryStore store) {
        this.store = store;
    }

    void eachResource(Consumer<ResourceSummary> action) {
        ResourceQuery all = ResourceQuery.ALL.limit(PAGE);
        each(cursor -> store.resources().list(cursor.map(all::after).orElse(all)), page -> page.forEach(action));
    }

    void eachWorkingMemoryOwner(Consumer<ResourceId> action) {
        ResourceQuery all = ResourceQuery.ALL.limit(PAGE);
        each(
                cursor -> store.workingMemories().owners(cursor.map(all::after).orElse(all)),
                page -> page.forEach(action));
    }

    void eachThread(ResourceId owner, Consumer<MemoryThread> action) {
        ThreadQuery all = ThreadQuery.ALL
                .sortedBy(ThreadSort.CREATED, SortOrder.ASCENDING)
                .limit(PAGE);
        each(cursor -> store.threads().list(owner, cursor.map(all::after).orElse(all)), page -> page.forEach(action));
    }

    /** What is kept of deleted threads, in order, page by page; no page is empty. */
    void eachDeletedPage(Consumer<List<DeletedThread>> action) {
        Optional<ThreadKey> after = Optional.empty();
        List<DeletedThread> page;
        do {
            page = store.imports().deleted(after, PAGE);
            if (!page.isEmpty()) {
                action.accept(page);
                after = Optional.of(last(page));
            }
        } while (page.size() == PAGE);
    }

    /** Which incarnations of {@code wanted}, in order, are deleted here; what else is deleted is passed over. */
    Map<ThreadKey, Long> deletedAmong(Optional<ThreadKey> after, List<DeletedThread> wanted) {
        Set<ThreadKey> keys = wanted.stream().map(DeletedThread::key).collect(Collectors.toSet());
        Map<ThreadKey, Long> found = new HashMap<>();
        Optional<ThreadKey> from = after;
        List<DeletedThread> page;
        do {
            page = store.imports().deleted(from, PAGE);
            page.stream()
                    .filter(deleted -> keys.contains(deleted.key()))
                    .forEach(deleted -> found.put(deleted.key(), deleted.incarnation()));
            from = page.isEmpty() ? from : Optional.of(last(page));
        } while (page.size() == PAGE && DeletedThread.ORDER.compare(last(page), last(wanted)) < 0);
        return found;
    }

    static ThreadKey last(List<DeletedThread> page) {
        return page.get(page.size() - 1).key();
    }

    /** The thread's messages up to its last place as given, page by page; one empty page if it has none. */
    void eachPage(MemoryThread thread, Consumer<List<StoredMessage>> action) {
        MessageQuery all = MessageQuery.ALL.limit(PAGE);
        each(
                cursor -> store.messages()
                        .list(thread.key(), cursor.map(all::after).orElse(all)),
                page -> action.accept(page.stream()
                        .filter(message -> message.sequence() <= thread.lastSequence())
                        .toList()));
    }

    /** All versions kept, oldest first. */
    List<WorkingMemoryVersion> versions(WorkingMemoryKey key) {
        List<WorkingMemoryVersion> versions =
                new ArrayList<>(store.workingMemories().history(key, Long.MAX_VALUE, Limits.MAX_ITEMS));
        Collections.reverse(versions);
        return versions;
    }

    /** The number of the newest version; 0 if there is none. */
    long newestVersion(WorkingMemoryKey key) {
        return newest(store.workingMemories().history(key, Long.MAX_VALUE, 1));
    }

    /** The number of the last of {@code versions}, oldest first; 0 if there is none. */
    static long newest(List<WorkingMemoryVersion> versions) {
        return versions.isEmpty() ? 0 : versions.get(versions.size() - 1).version();
    }

    /** Identifies a thread's state and messages, and a working memory's versions. */
    static void add(DocumentDigest digest, MemoryThread thread) {
        Map<String, Object> document = new HashMap<>(ThreadDocument.write(thread));
        document.put("incarnation", thread.incarnation());
        digest.add(document);
    }

    static void add(DocumentDigest digest, List<StoredMessage> messages) {
        messages.forEach(message -> digest.add(message.sequence()).add(MessageDocument.write(message.message())));
    }

    /** Not the time: who was deleted on both sides at different times is as deleted on both. */
    static void addDeleted(DocumentDigest digest, ThreadKey key, long incarnation) {
        digest.add(List.of(key.resource().value(), key.thread().value(), incarnation));
    }

    static void addVersions(DocumentDigest digest, List<WorkingMemoryVersion> versions) {
        for (WorkingMemoryVersion version : versions) {
            digest.add(version.version())
                    .add(version.at().toString())
                    .add(version.author().orElse(null))
                    .add(version.turn().orElse(null))
                    .add(WorkingMemoryDocument.write(version.content()));
        }
    }

    private static <T> void each(Function<Optional<String>, Page<T>> reader, Consumer<List<T>> action) {
        Optional<String> next = Optional.empty();
        do {
            Page<T> page = reader.apply(next);
            action.accept(page.items());
            next = page.next();
        } while (next.isPresent());
    }
}
