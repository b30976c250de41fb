package io.mneme.memory.thread;

import java.util.HashMap;
import java.util.Map;

/** The document form of a {@link MemoryThread}, for exports and machine-readable answers. Thread-safe. */
public final class ThreadDocument {

    private ThreadDocument() {}

    /**
     * Keys: {@code resource}, {@code thread}, {@code createdAt}, {@code updatedAt} (ISO 8601, UTC),
     * {@code lastSequence}, and where there is any {@code title}, {@code metadata}, {@code archivedAt}.
     */
    public static Map<String, Object> write(MemoryThread thread) {
        Map<String, Object> document = new HashMap<>();
        document.put("resource", thread.key().resource().value());
        document.put("thread", thread.id().value());
        document.put("createdAt", thread.createdAt().toString());
        document.put("updatedAt", thread.updatedAt().toString());
        document.put("lastSequence", thread.lastSequence());
        thread.title().ifPresent(title -> document.put("title", title));
        thread.archivedAt().ifPresent(at -> document.put("archivedAt", at.toString()));
        if (!thread.metadata().isEmpty()) {
            document.put("metadata", thread.metadata());
        }
        return document;
    }
}
