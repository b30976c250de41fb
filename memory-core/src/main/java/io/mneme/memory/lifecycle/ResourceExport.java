package io.mneme.memory.lifecycle;

import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadDocument;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import io.mneme.memory.working.WorkingMemoryDocument;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything one owner has as a stream of documents. A thread is {@link ThreadDocument} with {@code type} =
 * {@code thread}; its messages follow, each a {@link MessageDocument} with {@code type} = {@code message},
 * {@code thread} and {@code sequence}. The newest versions of working memories, each with {@code type} =
 * {@code workingMemory}: the owner's own comes first of all, a thread's, with {@code thread}, before its messages.
 * Threads oldest first, messages by place, versions oldest first. Thread-safe.
 */
public final class ResourceExport {

    private static final int PAGE = Math.min(500, Limits.MAX_ITEMS);

    private final MemoryStore store;
    private final ResourceId owner;

    public ResourceExport(MemoryStore store, ResourceId owner) {
        this.store = store;
        this.owner = owner;
    }

    /** Writes all documents to {@code sink}; its exceptions end the export and reach the caller. */
    public void writeTo(Consumer<Map<String, Object>> sink) {
        writeVersions(WorkingMemoryKey.of(owner), sink);
        ThreadQuery query = ThreadQuery.ALL
                .sortedBy(ThreadSort.CREATED, SortOrder.ASCENDING)
                .limit(PAGE);
        Optional<String> next;
        do {
            Page<MemoryThread> page = store.threads().list(owner, query);
            page.items().forEach(thread -> writeThread(thread, sink));
            next = page.next();
            query = next.map(query::after).orElse(query);
        } while (next.isPresent());
    }

    private void writeThread(MemoryThread thread, Consumer<Map<String, Object>> sink) {
        Map<String, Object> document = new HashMap<>(ThreadDocument.write(thread));
        document.put("type", "thread");
        sink.accept(document);
        writeVersions(WorkingMemoryKey.of(thread.key()), sink);
        MessageQuery query = MessageQuery.ALL.limit(PAGE);
        Optional<String> next;
        do {
            Page<StoredMessage> page = store.messages().list(thread.key(), query);
            page.items().forEach(message -> sink.accept(line(thread.key(), message)));
            next = page.next();
            query = next.map(query::after).orElse(query);
        } while (next.isPresent());
    }

    private void writeVersions(WorkingMemoryKey key, Consumer<Map<String, Object>> sink) {
        for (WorkingMemoryVersion version : new StoreContent(store).versions(key)) {
            Map<String, Object> document = new HashMap<>(WorkingMemoryDocument.write(version));
            document.put("type", "workingMemory");
            document.put("resource", owner.value());
            key.thread().ifPresent(thread -> document.put("thread", thread.value()));
            sink.accept(document);
        }
    }

    private static Map<String, Object> line(ThreadKey key, StoredMessage message) {
        Map<String, Object> document = new HashMap<>(MessageDocument.write(message.message()));
        document.put("type", "message");
        document.put("resource", key.resource().value());
        document.put("thread", key.thread().value());
        document.put("sequence", message.sequence());
        return document;
    }
}
